package cn.jidu.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How the embedded server is set: for loading much at once on a small machine, without giving up durability. */
final class ServerSettings {
    /**
     * What a session may take, whatever it computes, as {@code docs/memory.md} adds it up: what is larger goes to temporary
     * files. A node of a statement that sorts or keeps rows has {@code work_mem}, one that hashes has it twice.
     */
    static final Map<String, String> SESSION_MEMORY = sessionMemory();

    private ServerSettings() {}

    private static Map<String, String> sessionMemory() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("work_mem", "64MB");
        settings.put("hash_mem_multiplier", "2");
        settings.put("maintenance_work_mem", "64MB");
        settings.put("temp_buffers", "8MB");
        return Collections.unmodifiableMap(settings);
    }

    /**
     * The options of the server's command line; given at every start, so that a new version's settings take hold. What makes
     * it durable (fsync, full_page_writes) is on by itself.
     */
    static String commandLine(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", String.valueOf(port));
        settings.put("unix_socket_directories", "");
        settings.put("shared_buffers", "256MB");
        settings.putAll(SESSION_MEMORY);
        settings.put("autovacuum_work_mem", "32MB");
        settings.put("jit", "off");
        // what is read lies in the system's memory: to wait for another process costs more than to read it
        settings.put("io_method", "sync");
        // a preview makes every quarter's tables within one transaction
        settings.put("max_locks_per_transaction", "256");
        // no replica and no archive: rows copied into a table of the same transaction need no log
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        settings.put("max_wal_size", "4GB");
        settings.put("checkpoint_timeout", "30min");
        settings.put("checkpoint_completion_target", "0.9");
        settings.put("timezone", "Asia/Shanghai");
        settings.put("log_timezone", "Asia/Shanghai");
        settings.put("logging_collector", "on");
        settings.put("log_directory", "../log");
        settings.put("log_filename", "postgresql-%d.log");
        settings.put("log_truncate_on_rotation", "on");
        settings.put("log_rotation_size", "0");
        settings.put("log_file_mode", "0600");
        // a rejected value must not get into a log
        settings.put("log_error_verbosity", "terse");
        settings.put("log_min_error_statement", "panic");
        return settings.entrySet().stream()
                .map(s -> "-c " + s.getKey() + "=" + s.getValue())
                .collect(Collectors.joining(" "));
    }
}

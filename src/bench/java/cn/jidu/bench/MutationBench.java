package cn.jidu.bench;

import cn.jidu.cleanse.MutantIntake;
import cn.jidu.cleanse.MutantReader;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.mutation.Mutant;
import cn.jidu.mutation.Mutants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Mutated sample files, each read as taking in reads it, and every fiftieth taken in whole. Each must be read or refused,
 * within a time, with every row accounted for. A case is named by seed and number, and made again by them.
 *
 * <p>Arguments: a folder for everything, how many, the seed, and the number of the first.
 */
public final class MutationBench {
    /** A thousand times what a case takes. */
    private static final long HANG_SECONDS = 20;

    private static final int TAKEN_IN_ONE_OF = 50;

    private final Path folder;
    private final long count;
    private final long seed;
    private final AtomicLong next;
    private final Definitions definitions =
            DefinitionLoader.load(Path.of("jobs")).definitions().orElseThrow();
    private final Map<String, AtomicLong> outcomes = new ConcurrentSkipListMap<>();
    private final AtomicLong failed = new AtomicLong();

    private MutationBench(Path folder, long count, long seed, long first) {
        this.folder = folder;
        this.count = first + count;
        this.seed = seed;
        this.next = new AtomicLong(first);
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        long count = Long.parseLong(args[1]);
        MutationBench bench =
                new MutationBench(Path.of(args[0]), count, Long.parseLong(args[2]), Long.parseLong(args[3]));
        long begin = System.nanoTime();
        bench.run();
        bench.outcomes.forEach((outcome, n) -> Sites.say("%10d  %s", n.get(), outcome));
        double seconds = Sites.seconds(begin);
        Sites.say(
                "%d mutants from number %s of seed %s: %d failed, %.0f s (%.1f s per 1,000)",
                count, args[3], args[2], bench.failed.get(), seconds, 1000 * seconds / count);
        System.exit(bench.failed.get() == 0 ? 0 : 1);
    }

    private void run() throws Exception {
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Worker worker = new Worker(Files.createDirectories(folder.resolve("worker" + i)));
            worker.start();
            workers.add(worker);
        }
        for (Worker worker : workers) {
            while (worker.isAlive()) {
                worker.join(1000);
                workers.forEach(this::giveUpOnHang);
            }
        }
    }

    private void giveUpOnHang(Worker worker) {
        if (worker.isAlive() && Sites.seconds(worker.since) > HANG_SECONDS) {
            Sites.say("HANG seed %d number %d", seed, worker.number);
            for (StackTraceElement element : worker.getStackTrace()) {
                Sites.say("    at %s", element);
            }
            Runtime.getRuntime().halt(3);
        }
    }

    private final class Worker extends Thread {
        private final Path work;
        private final Mutants mutants = new Mutants(Path.of("sample-data", "inbox"), seed);
        private volatile long number = -1;
        private volatile long since = System.nanoTime();

        Worker(Path work) {
            this.work = work;
            setDaemon(true);
        }

        @Override
        public void run() {
            try (MutantIntake intake = new MutantIntake(work.resolve("site"))) {
                MutantReader reader = new MutantReader(definitions, Files.createDirectories(work.resolve("reader")));
                for (number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                    since = System.nanoTime();
                    put(number % TAKEN_IN_ONE_OF == 0 ? "taken in" : "read", reader, intake);
                    since = System.nanoTime();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private void put(String way, MutantReader reader, MutantIntake intake) {
            Mutant mutant = mutants.get(number);
            try {
                String outcome = way.equals("read") ? reader.read(mutant) : intake.take(mutant);
                outcomes.computeIfAbsent(way + ": " + outcome, o -> new AtomicLong())
                        .incrementAndGet();
            } catch (Throwable e) {
                failed.incrementAndGet();
                outcomes.computeIfAbsent(way + ": FAILED", o -> new AtomicLong())
                        .incrementAndGet();
                Sites.say("FAILED seed %d number %d %s %s", seed, number, mutant.name(), mutant.kinds());
                e.printStackTrace(System.out);
            }
        }
    }
}

package cn.jidu.bench.peer.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVRecord;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemWriterBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The job: files to tables, then SQL, then lists. */
final class QuarterJob {
    private static final int CHUNK = 1000;
    private static final List<String> SCRIPTS =
            List.of("2-replaced.sql", "3-matches.sql", "4-panels.sql", "5-results.sql");

    private final DataSource pool;
    private final Path results;
    private final Path scripts;
    private final ExtractReaders readers;
    private final BatchReference reference;
    private final JdbcTemplate db;
    private final JdbcTransactionManager transactions;
    private final ResourcelessJobRepository repository = new ResourcelessJobRepository();

    QuarterJob(DataSource pool, Path inbox, Path results, Path program) throws IOException {
        this.pool = pool;
        this.results = results;
        this.scripts = program.resolve("src/bench/sql/spring-batch");
        this.readers = new ExtractReaders(inbox);
        this.reference = new BatchReference(program.resolve("jobs"));
        this.db = new JdbcTemplate(pool);
        this.transactions = new JdbcTransactionManager(pool);
    }

    void run() throws Exception {
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.setTaskExecutor(new SyncTaskExecutor());
        operator.afterPropertiesSet();
        JobExecution execution = operator.start(job(), new JobParameters());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException(execution.getAllFailureExceptions().toString());
        }
    }

    private Job job() throws IOException {
        SimpleJobBuilder job = new JobBuilder("quarter", repository)
                .start(sql("1-tables.sql"))
                .next(sizeGroups())
                .next(load("registration", new RegistrationProcessor(reference)))
                .next(load("tax", new TaxProcessor(reference)))
                .next(load("loan", new LoanProcessor(reference)))
                .next(load("roster", new RosterProcessor(reference)));
        for (String script : SCRIPTS) {
            job = job.next(sql(script));
        }
        return job.next(list("figures", "area,indicator,value"))
                .next(list("rejects", "file,row,field,code,value"))
                .next(list("findings", "code,source,area,file,row"))
                .next(list("balance", "source,area,stage,reason,rows"))
                .build();
    }

    private Step sql(String script) throws IOException {
        String sql = Files.readString(scripts.resolve(script));
        return new StepBuilder(script, repository)
                .tasklet(
                        (contribution, context) -> {
                            db.execute(sql);
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    private Step sizeGroups() throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (CSVRecord row : reference.table("size-groups")) {
            rows.add(row.stream().map(c -> c.isEmpty() ? null : c).toArray());
        }
        return new StepBuilder("size-groups", repository)
                .tasklet(
                        (contribution, context) -> {
                            db.batchUpdate(
                                    "insert into size_groups values (?, ?, ?::numeric, ?::numeric, ?::numeric, ?::numeric, ?::numeric, ?::numeric, ?::numeric, ?::numeric, ?::numeric)",
                                    rows);
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    private Step load(String source, ItemProcessor<ExtractItem, CleansedItem> processor) throws IOException {
        JdbcBatchItemWriter<CleansedItem> rows = rows(source);
        JdbcBatchItemWriter<ItemFault> faults = faults();
        ItemWriter<CleansedItem> writer = new AcceptedOrRejected(rows, faults);
        return new StepBuilder(source, repository)
                .<ExtractItem, CleansedItem>chunk(CHUNK)
                .transactionManager(transactions)
                .reader(readers.of(source))
                .processor(processor)
                .writer(writer)
                .build();
    }

    private JdbcBatchItemWriter<CleansedItem> rows(String source) {
        List<String> columns = SourceColumns.of(source);
        JdbcBatchItemWriter<CleansedItem> writer = new JdbcBatchItemWriterBuilder<CleansedItem>()
                .dataSource(pool)
                .sql("insert into " + source + " (" + String.join(", ", columns) + ") values ("
                        + columns.stream().map(c -> ":" + c).collect(Collectors.joining(", ")) + ")")
                .itemSqlParameterSourceProvider(item -> new MapSqlParameterSource(item.values()))
                .build();
        writer.afterPropertiesSet();
        return writer;
    }

    private JdbcBatchItemWriter<ItemFault> faults() {
        JdbcBatchItemWriter<ItemFault> writer = new JdbcBatchItemWriterBuilder<ItemFault>()
                .dataSource(pool)
                .sql("insert into reject values (:source, :file, :line, :area, :place, :field, :code, :raw)")
                .itemSqlParameterSourceProvider(f -> new MapSqlParameterSource(Map.of(
                        "source", f.source(),
                        "file", f.file(),
                        "line", f.line(),
                        "area", f.area(),
                        "place", f.place(),
                        "field", f.field(),
                        "code", f.code(),
                        "raw", f.raw())))
                .build();
        writer.afterPropertiesSet();
        return writer;
    }

    private Step list(String name, String header) {
        JdbcCursorItemReader<String> reader = new JdbcCursorItemReaderBuilder<String>()
                .name(name)
                .dataSource(pool)
                .sql("select line from list_" + name)
                .rowMapper((row, i) -> row.getString(1))
                .fetchSize(CHUNK)
                .build();
        return new StepBuilder("list-" + name, repository)
                .<String, String>chunk(CHUNK)
                .transactionManager(transactions)
                .reader(reader)
                .writer(new FlatFileItemWriterBuilder<String>()
                        .name(name)
                        .resource(new FileSystemResource(results.resolve(name + ".csv")))
                        .encoding("UTF-8")
                        .headerCallback(out -> out.write(header))
                        .lineAggregator(line -> line)
                        .build())
                .build();
    }
}

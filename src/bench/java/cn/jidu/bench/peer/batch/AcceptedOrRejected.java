package cn.jidu.bench.peer.batch;

import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Sends items without a fault to their table, and the faults of the others to theirs. */
final class AcceptedOrRejected implements ItemWriter<CleansedItem> {
    private final ItemWriter<CleansedItem> rows;
    private final ItemWriter<ItemFault> faults;

    AcceptedOrRejected(ItemWriter<CleansedItem> rows, ItemWriter<ItemFault> faults) {
        this.rows = rows;
        this.faults = faults;
    }

    @Override
    public void write(Chunk<? extends CleansedItem> chunk) throws Exception {
        List<? extends CleansedItem> items = chunk.getItems();
        rows.write(new Chunk<>(items.stream()
                .filter(i -> i.faults().isEmpty())
                .<CleansedItem>map(i -> i)
                .toList()));
        faults.write(
                new Chunk<>(items.stream().flatMap(i -> i.faults().stream()).toList()));
    }
}

package cn.jidu.bench.peer.batch;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item once it was looked at: values by column, or the faults for which it is not loaded. */
record CleansedItem(Map<String, @Nullable Object> values, List<ItemFault> faults) {}

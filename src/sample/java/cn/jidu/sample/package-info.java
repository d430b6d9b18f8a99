/**
 * A made-up Taizhou: the extracts that its departments would send, with faults planted in known places, and the results
 * worked out from the world itself. Nothing here uses the program's own intake, reconciliation or measures: where the
 * two disagree, one of them reads the contract wrongly.
 */
@NullMarked
package cn.jidu.sample;

import org.jspecify.annotations.NullMarked;

package cn.jidu.decision;

/**
 * A printed figure that accepting a pair would move.
 *
 * @param plan its key; {@code _Z} outside plans
 * @param indicator its key
 * @param area its code
 * @param was as it is printed, as is what it would be
 * @param stateWas the word on the target; empty without one
 */
public record PairEffect(
        String plan,
        String targetId,
        String indicator,
        String area,
        String unit,
        String was,
        String wouldBe,
        String stateWas,
        String stateWouldBe) {

    /** Whether the word on a target would be another. */
    public boolean movesState() {
        return !stateWas.equals(stateWouldBe);
    }
}

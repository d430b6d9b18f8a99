package cn.jidu.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunJobTest {
    /** The turn, Spring Batch and the scheduler have theirs besides. */
    @Test
    void filesAreTakenInSideBySideAsTheCoresAllowAndTheConnectionsLeave() {
        assertThat(RunJob.filesAtOnce(1, 12)).isEqualTo(2);
        assertThat(RunJob.filesAtOnce(2, 12)).isEqualTo(2);
        assertThat(RunJob.filesAtOnce(8, 12)).isEqualTo(4);
        assertThat(RunJob.filesAtOnce(16, 12)).isEqualTo(8);
        assertThat(RunJob.filesAtOnce(192, 12)).isEqualTo(8);
        assertThat(RunJob.filesAtOnce(16, 5)).isEqualTo(1);
        assertThat(RunJob.filesAtOnce(16, 1)).as("never none").isEqualTo(1);
    }
}

package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a small heap can print is tried in {@link ReportWriterTest}, by a process of its own. */
class ReportHeapTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void areasArePrintedSideBySideAsCoresAndHeapAllow() {
        assertThat(ReportWriter.areasAtOnce(1, 512 * MEGABYTE)).isEqualTo(1);
        assertThat(ReportWriter.areasAtOnce(2, 512 * MEGABYTE)).isEqualTo(2);
        assertThat(ReportWriter.areasAtOnce(64, 512 * MEGABYTE)).isEqualTo(13);
        assertThat(ReportWriter.areasAtOnce(64, 160 * MEGABYTE)).isEqualTo(2);
        assertThat(ReportWriter.areasAtOnce(2, 64 * MEGABYTE)).isEqualTo(1);
    }
}

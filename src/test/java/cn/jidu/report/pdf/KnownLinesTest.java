package cn.jidu.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.text.AttributedCharacterIterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownLinesTest {
    private static final FontRenderContext RENDERING = new FontRenderContext(null, true, true);
    private static final Map<AttributedCharacterIterator.Attribute, Object> LOOKS = Map.of(TextAttribute.SIZE, 9f);

    private final AtomicInteger measured = new AtomicInteger();

    /** One that does not fit is known too: it would be measured whenever its table is printed. */
    @Test
    void whatWasMeasuredIsKnownWhetherItFitsOrNot() {
        assertThat(asked("新增小微企业", 40, 4)).hasValue(line(4));
        assertThat(asked("新增小微企业", 40, 5)).hasValue(line(4));
        assertThat(asked("欠进度", 3, 0)).isEmpty();
        assertThat(asked("欠进度", 3, 0)).isEmpty();
        assertThat(measured).hasValue(2);
    }

    @Test
    void inAnotherWidthItIsAnotherLine() {
        assertThat(asked("主要指标走势", 30, 3)).hasValue(line(3));
        assertThat(asked("主要指标走势", 50, 5)).hasValue(line(5));
        assertThat(measured).hasValue(2);
    }

    private Optional<KnownLines.Line> asked(String letters, float width, int fit) {
        return KnownLines.get(
                new KnownLines.Question(letters, LOOKS, RENDERING, false, 0, width, letters.length(), true), () -> {
                    measured.incrementAndGet();
                    return fit == 0 ? Optional.empty() : Optional.of(line(fit));
                });
    }

    private static KnownLines.Line line(int letters) {
        return new KnownLines.Line(8, 2, 1, letters, true, letters * 9f);
    }
}

package cn.jidu.sample.sent;

import cn.jidu.sample.city.SampleCodes;
import cn.jidu.sample.city.SampleRow;
import java.util.ArrayList;
import java.util.List;

/** What a department sends after its file, of the files of one quarter. */
final class SentCorrections {
    private SentCorrections() {}

    /** The first version of the file lacked every n-th row and had another value in some; the second is right. */
    static void sendAgain(List<SentFile> files, String name, int every, String key, String value) {
        SentFile right = find(files, name);
        files.remove(right);
        SentFile first = right.again("").markReplaced();
        SentFile second = right.again("改");
        for (int i = 0; i < right.rows().size(); i++) {
            SampleRow row = right.rows().get(i);
            if (i % every != 3) {
                first.add(
                        i % every == 7
                                ? row.copy()
                                        .with(key, value)
                                        .with("status_on", right.quarter().firstDay())
                                : row.copy());
            }
            second.add(row);
        }
        files.add(first);
        files.add(second);
    }

    /** Some rows come late in a supplement, together with one that was there already and one that was there otherwise. */
    static void sendLate(List<SentFile> files, String name, int late, String key, Object value) {
        SentFile main = find(files, name);
        SentFile supplement = main.again("补报");
        int step = main.rows().size() / (late + 3);
        List<SampleRow> moved = new ArrayList<>();
        for (int i = 0; i < late; i++) {
            moved.add(main.rows().get((i + 1) * step));
        }
        main.rows().removeAll(moved);
        moved.forEach(supplement::add);
        SampleRow same = main.rows().get(0).plant();
        SampleRow other = main.rows().get(2).plant();
        supplement.add(same.copy().plant());
        supplement.add(other.copy().plant().with(key, value));
        files.add(supplement);
    }

    /** Half of the file again: it would take away too much, so it waits for someone's word. */
    static void cutInHalf(List<SentFile> files, String name) {
        SentFile whole = find(files, name);
        SentFile half = whole.again("改").markReplaced();
        whole.rows().stream()
                .filter(r -> SampleCodes.isRight(r.code()))
                .limit(whole.rows().size() / 2)
                .forEach(r -> half.add(r.copy()));
        files.add(half);
    }

    static SentFile find(List<SentFile> files, String stem) {
        return files.stream()
                .filter(f -> f.fileName().startsWith(stem + "."))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no file " + stem));
    }
}

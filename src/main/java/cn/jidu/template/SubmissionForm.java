package cn.jidu.template;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.source.Source;

/** What is to be filled in: one source's rows, of one area and quarter. */
public record SubmissionForm(Source source, Area area, Quarter quarter) {
    /** What intake knows it by. */
    public String fileName() {
        return source.name() + "_" + area.code() + "_" + quarter + ".xlsx";
    }
}

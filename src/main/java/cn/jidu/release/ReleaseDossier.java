package cn.jidu.release;

import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportData;
import java.nio.file.Path;

/**
 * What is known of one plan's report of a revision.
 *
 * @param drafts the folder of the revision's reports
 * @param released the folder that it is published into
 */
public record ReleaseDossier(
        ReleaseSubject subject, QuarterResults results, ReportData data, Path drafts, Path released) {}

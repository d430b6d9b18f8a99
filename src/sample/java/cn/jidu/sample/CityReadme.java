package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleOptions;
import cn.jidu.sample.oracle.ExpectedFindings;
import cn.jidu.sample.oracle.ExpectedModel;
import cn.jidu.sample.sent.SentFile;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page that tells a reader what lies in the folder. */
final class CityReadme {
    private CityReadme() {}

    static String of(
            SampleOptions options,
            SortedMap<Quarter, List<SentFile>> files,
            ExpectedModel model,
            Map<Quarter, SortedMap<String, Integer>> planted) {
        StringBuilder page = new StringBuilder(
                INTRODUCTION.formatted(options.seed(), options.scale(), options.first(), options.last()));
        page.append("\n## Planted faults\n\nEach row was picked by the seed among the ordinary rows of the quarter.\n");
        planted.forEach((quarter, faults) -> {
            page.append("\n### ").append(quarter).append("\n\n| source | fault | rows |\n|---|---|---|\n");
            faults.forEach((what, rows) -> page.append("| ")
                    .append(what.replaceFirst(",", " | "))
                    .append(" | ")
                    .append(rows)
                    .append(" |\n"));
        });
        page.append("\n## Findings to expect\n\n| quarter | code | rows |\n|---|---|---|\n");
        planted.keySet()
                .forEach(q -> new ExpectedFindings(model, q)
                        .csv().stream()
                                .collect(Collectors.groupingBy(
                                        l -> l.substring(0, l.indexOf(',')), TreeMap::new, Collectors.counting()))
                                .forEach((code, rows) -> page.append("| " + q + " | " + code + " | " + rows + " |\n")));
        page.append("\n## Files that are refused\n\n| file | reason |\n|---|---|\n");
        files.values().stream()
                .flatMap(List::stream)
                .filter(f -> !f.refusal().isEmpty())
                .forEach(f -> page.append("| ")
                        .append(f.fileName())
                        .append(" | ")
                        .append(f.refusal())
                        .append(" |\n"));
        return page.toString();
    }

    private static final String INTRODUCTION = """
            # A small Taizhou, made up

            Nine counties, their market entities and what departments would send of them each quarter. No enterprise, person
            or code here is real. Made by `jidu sample` with seed %s and %s entities, %s to %s; the same
            options give the same bytes.

            - `inbox/` the extracts, as files of many hands: UTF-8 with and without BOM, UTF-16, GB18030; commas, semicolons, tabs,
              bars; workbooks with numbers, dates and merged titles; title lines above the header, totals and notes below; five
              ways to write a date, six to write a quarter; 元 and 万元 and 亿元; other headers, other column orders, an extra
              column; control files beside some.
            - `expected/<quarter>/` what a run of the quarter should leave, worked out from the generator's own world and not by
              the program: measurements, reconciliation, findings, rejects, deliveries. All but measurements are of the run's
              quarter alone. Lines are sorted as text. ROW is the physical line of the file or sheet, the first being 1; a file
              with a title has its header in line 3. A row without a key of its own (a filing without a code) has an empty KEY.

            ## What goes wrong besides the planted faults

            - 2017Q1: one city-wide registration file; 路桥 (331004) sends its own again (`_改`).
            - Two quarters before the last: one lender's loan file breaks off in transfer (ENCODING) and is sent again.
            - Last but one: 黄岩 (331003) sends registration again, the first version lacking rows; 温岭 (331081) sends late
              registrations (`_补报`), one of them there already, one there with another value; two enterprises that moved to 三门 are still
              in 椒江's file; 三门 (331022) sends half of its registration again, which is held; 仙居 (331024) sends filings without the
              column 所属期, and nothing after; 黄岩's filings come twice, byte for byte; 三门's come again with a control file that
              counts one row more; 温岭 sends the filings of 玉环; 临海 (331082) corrects one lender's notes in a county file; 路桥
              corrects who is in its parks; 市金融办's lists do not come; an empty roster file.
            - Last: 玉环 (331083) sends no registration, 天台 (331023) no loans, 临海 no tenants, 仙居 no list of upgraded enterprises;
              天台's parks and tenants are nil returns, and five rows of its 统计名录库 are held; 临海 sends late filings, 市科技局 late
              rows of its list; 椒江 (331002) sends the loans of the quarter before as well; one workbook of parks is cut off.
              Lenders report by county instead of for the whole city.
            - All along: some codes with a wrong check digit, some ends without a date, enterprises that file, borrow or stay in a
              park after their end, some that never file, codes that an old registration number becomes, neighbours of one name,
              tenants of a park in another county or in none, headcounts and revenues on the very bounds of
              国统字〔2017〕213号. 椒江, 温岭 and 玉环 tag the eight industries, the others do not.
            """;
}

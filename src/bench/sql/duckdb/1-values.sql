-- How departments write values, as macros: CONTRACTS, section 1. Variables: jobs (the folder of the definitions).

create table areas as select * from read_csv(getvariable('jobs') || '/reference/areas.csv', all_varchar = true);
create table industries as select distinct code as class from read_csv(getvariable('jobs') || '/reference/industries.csv', all_varchar = true) where length(code) = 3;
create table entity_types as select * from read_csv(getvariable('jobs') || '/reference/entity-types.csv', all_varchar = true);
create table size_groups as select industry_class, columns('^[xyz]_')::decimal(18, 2) from read_csv(getvariable('jobs') || '/reference/size-groups.csv', all_varchar = true);
create table statuses as
    select status, ended = 'yes' as ended, unnest([status] || coalesce(string_split(aliases, '|'), [])) as written
    from read_csv(getvariable('jobs') || '/reference/statuses.csv', all_varchar = true);
create table rosters as
    select distinct roster, unnest([roster, name] || coalesce(string_split(aliases, '|'), [])) as written
    from read_csv(getvariable('jobs') || '/reference/rosters.csv', all_varchar = true);

-- full names of areas, which names of enterprises may begin with; the longest first, for the first that fits is taken
set variable area_names = (select '^(?:' || string_agg(name, '|' order by length(name) desc, name) || ')+' from areas);

-- translate is dear, and few texts have anything to fold
create macro half_width(x) as case when not regexp_matches(x, '[！-～　]') then x else translate(x,
    '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ（）－．，　',
    '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz()-., ') end;
create macro is_missing(x) as x is null or upper(trim(x)) in ('', '-', '—', '/', '无', 'NULL', 'N/A', '\N', '不详', '暂无', '未知');
create macro cell(x) as case when is_missing(x) then null else trim(x) end;

-- 1,234.50 and (1,234.50) are numbers; anything else that is not one gives null
create macro bare_number(x) as regexp_replace(replace(x, ',', ''), '^\((.*)\)$', '-\1');
create macro number(x) as case
    when x is null then null
    when regexp_full_match(half_width(x), '[-+]?[0-9]+(\.[0-9]+)?|\(?[-+]?[0-9]{1,3}(,[0-9]{3})*(\.[0-9]+)?\)?')
        then try_cast(bare_number(half_width(x)) as decimal(18, 4)) end;
create macro day(x) as try_strptime(half_width(x), ['%Y-%m-%d', '%Y/%m/%d', '%Y%m%d', '%Y.%m.%d', '%Y年%m月%d日'])::date;
create macro quarter(x) as translate(regexp_replace(half_width(x), '^([0-9]{4})年?第?-?Q?([一二三四1-4])季?度?$', '\1Q\2'), '一二三四', '1234');
create macro is_yes(x) as upper(half_width(trim(x))) in ('是', '1', 'Y', 'TRUE', '有', '√');
create macro is_no(x) as is_missing(x) or upper(half_width(trim(x))) in ('否', '0', 'N', 'FALSE', '无');

-- A code without white space and hyphens, in capitals, and what it is when look-alike letters are read as digits.
create macro folded(x) as upper(regexp_replace(half_width(x), '[\s\-]', '', 'g'));
create macro like_digits(x) as translate(x, 'OIZS', '0125');
create macro digit(code, i) as strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', code[i]) - 1;
create macro is_uscc_form(code) as regexp_full_match(code, '[0-9A-HJ-NPQRTUWXY]{18}');
-- GB 32100
create macro is_uscc(code) as is_uscc_form(code) and (31 - (
    digit(code, 1) + digit(code, 2) * 3 + digit(code, 3) * 9 + digit(code, 4) * 27 + digit(code, 5) * 19 + digit(code, 6) * 26
    + digit(code, 7) * 16 + digit(code, 8) * 17 + digit(code, 9) * 20 + digit(code, 10) * 29 + digit(code, 11) * 25 + digit(code, 12) * 13
    + digit(code, 13) * 8 + digit(code, 14) * 24 + digit(code, 15) * 10 + digit(code, 16) * 30 + digit(code, 17) * 28) % 31) % 31 = digit(code, 18);
create macro repaired(code) as case when length(code) = 18 and not is_uscc_form(code) and is_uscc(like_digits(code)) then like_digits(code) end;

create macro normal_name(x) as regexp_replace(
    translate(upper(regexp_replace(half_width(x), '\s', '', 'g')), '〔〕【】[]', '()()()'), getvariable('area_names'), '');

-- A fault of a cell where there is one: code, title of the field, text as it stood.
create macro fault(code, field, raw) as {'code': code, 'field': field, 'raw': coalesce(raw, '')};
create macro required(field, raw) as case when is_missing(raw) then fault('REQUIRED_MISSING', field, raw) end;
create macro faulty_number(field, raw, value, least, most) as case
    when is_missing(raw) then null
    when value is null then fault('NUMBER_INVALID', field, raw)
    when value < least or value > most then fault('OUT_OF_RANGE', field, raw) end;
create macro faulty_day(field, raw, value) as case
    when not is_missing(raw) and value is null and raw not in ('长期', '永久') then fault('DATE_INVALID', field, raw) end;
create macro faulty_area(raw, area, file_area) as case
    when is_missing(raw) then fault('REQUIRED_MISSING', '行政区划代码', raw)
    when area is null then fault('AREA_UNKNOWN', '行政区划代码', raw)
    when area <> file_area then fault('AREA_OUTSIDE', '行政区划代码', raw) end;
create macro faulty_quarter(field, raw) as case
    when is_missing(raw) then fault('REQUIRED_MISSING', field, raw)
    when quarter(raw) <> '2018Q2' then fault('PERIOD_MISMATCH', field, raw) end;
create macro faulty_choice(field, raw, choices) as case
    when not is_missing(raw) and not list_contains(choices, trim(raw)) then fault('NOT_IN_LIST', field, raw) end;
create macro faulty_boolean(field, raw) as case when not is_yes(raw) and not is_no(raw) then fault('NOT_IN_LIST', field, raw) end;
create macro found(faults) as list_filter(faults, lambda f: f is not null);

-- Text as it stands in the files of a source, in order.
create macro text_of(source) as table
    select *, row_number() over () as n
    from read_csv(getvariable(source), all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', filename = true, union_by_name = true);

-- Rows as they stand in the files of a source, each with its file, the file's area and its line.
create macro numbered(rows) as table
    select r.*, parse_filename(r.filename) as file, split_part(parse_filename(r.filename), '_', 2) as file_area,
        r.n - f.first + 2 as line
    from query_table(rows) r join (select filename, min(n) as first from query_table(rows) group by filename) f using (filename);

-- Of rows with one key the last of a file stands, and of several files that of the last file.
create macro repeated(rows) as table
    with shared as (select key from query_table(rows) where key is not null group by key having count(*) > 1),
    ranked as (
        select n, file, area, typed, row_number() over in_file as place, first_value(typed) over in_file as standing,
            max(file) over (partition by key) as newest
        from query_table(rows) semi join shared using (key)
        window in_file as (partition by key, file order by line desc))
    select n, area, case when place = 1 then 'superseded' else 'duplicate' end as stage,
        case when place = 1 then '' when typed = standing then 'DUPLICATE_IDENTICAL' else 'DUPLICATE_CONFLICT' end as reason
    from ranked where place > 1 or file < newest;

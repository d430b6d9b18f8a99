-- Every source: text as it came, typed rows with their faults, and the rows in force. Variables: registration, tax, loan,
-- roster: lists of files in UTF-8.

create table text_registration as from text_of('registration');
create table read_registration as
with cells as (
    select r.n, r.file, r.file_area, r.line, a.code as area, folded(cell(统一社会信用代码)) as code, cell(注册号) as number,
        trim(企业名称) as name, cell(主体类型) as entity_type, upper(half_width(trim(行业代码))) as industry,
        day(成立日期) as established_on, s.status, s.ended, day(状态日期) as status_on, number("注册资本（万元）") as capital,
        day(转型日期) as converted_on, r.* exclude (n, file, file_area, line, filename)
    from numbered('text_registration') r
    left join areas a on a.code = trim(r.行政区划代码)
    left join statuses s on s.written = trim(r.经营状态)),
coded as (
    select *, is_uscc_form(code) as usable, repaired(code) as mended, ltrim(industry, 'ABCDEFGHIJKLMNOPQRST') as industry_code
    from cells)
select c.n, c.file, c.line, coalesce(c.area, c.file_area) as area,
    case when usable then code else mended end as uscc, usable and not is_uscc(code) as wrong_check, c.number, c.name,
    c.entity_type, c.industry_code, c.established_on, c.status, c.ended, c.status_on,
    coalesce(case when usable then code else mended end, 'reg:' || folded(c.number)) as key,
    hash(uscc, c.number, c.name, entity_type, c.industry_code, c.area, established_on, status, status_on, capital, 法定代表人, 转型前代码, converted_on) as typed,
    found([
        case when usable or mended is not null or c.number is not null then null
            when code is null then fault('CODE_MISSING', '统一社会信用代码', 统一社会信用代码)
            else fault('CODE_MALFORMED', '统一社会信用代码', 统一社会信用代码) end,
        required('主体类型', 主体类型),
        case when is_missing(行业代码) then fault('REQUIRED_MISSING', '行业代码', 行业代码)
            when i.class is null or not regexp_full_match(industry_code, '[0-9]{4}') then fault('NOT_IN_LIST', '行业代码', 行业代码) end,
        faulty_area(行政区划代码, c.area, file_area),
        coalesce(required('成立日期', 成立日期), faulty_day('成立日期', 成立日期, established_on)),
        case when is_missing(经营状态) then fault('REQUIRED_MISSING', '经营状态', 经营状态)
            when status is null then fault('NOT_IN_LIST', '经营状态', 经营状态) end,
        faulty_day('状态日期', 状态日期, status_on),
        faulty_number('注册资本', "注册资本（万元）", capital, 0, 1e17),
        faulty_day('转型日期', 转型日期, converted_on)]) as faults
from coded c left join industries i on i.class = left(industry_code, 3);
drop table text_registration;

create table text_tax as from text_of('tax');
create table read_tax as
with cells as (
    select r.*, a.code as area, folded(cell(纳税人识别号)) as code, trim(纳税人名称) as name, number(cell("营业收入（元）")) as revenue,
        number(cell("实缴税额（元）")) as tax_paid, number(cell("减免税额（元）")) as relief, is_yes(应享受优惠) as eligible,
        number(cell(从业人数)) as employees, number(cell("资产总额（元）")) as assets, cell(纳税信用等级) as rating
    from numbered('text_tax') r left join areas a on a.code = trim(r.行政区划代码))
select n, file, line, coalesce(area, file_area) as area, code, repaired(code) as mended,
    coalesce(is_uscc_form(code) and not is_uscc(code), false) as wrong_check, name, revenue, relief, eligible, employees::bigint as employees, assets,
    code || '|2018Q2' as key, hash(code, name, area, revenue, tax_paid, relief, eligible, employees, assets, rating) as typed,
    found([
        faulty_area(行政区划代码, area, file_area),
        faulty_quarter('所属期', 所属期),
        coalesce(required('营业收入', "营业收入（元）"), faulty_number('营业收入', "营业收入（元）", revenue, -1e17, 1e17)),
        coalesce(required('实缴税额', "实缴税额（元）"), faulty_number('实缴税额', "实缴税额（元）", tax_paid, -1e17, 1e17)),
        faulty_number('减免税额', "减免税额（元）", relief, -1e17, 1e17),
        faulty_boolean('应享受优惠', 应享受优惠),
        coalesce(faulty_number('从业人数', 从业人数, employees, 0, 1e17), case when employees <> floor(employees) then fault('NUMBER_INVALID', '从业人数', 从业人数) end),
        faulty_number('资产总额', "资产总额（元）", assets, 0, 1e17),
        faulty_choice('纳税信用等级', 纳税信用等级, ['A', 'B', 'M', 'C', 'D'])]) as faults
from cells;
drop table text_tax;

create table text_loan as from text_of('loan');
create table read_loan as
with cells as (
    select r.*, a.code as area, folded(cell(借款人代码)) as code, trim(借款人名称) as name, cell(借据编号) as loan_id, cell(贷款机构) as lender,
        number(cell("授信总额（万元）")) as credit_limit, number(cell("贷款余额（万元）")) as balance, day(cell(发放日期)) as granted_on,
        number(cell("发放金额（万元）")) as granted_amount, day(cell(到期日期)) as due_on, number(cell("年利率（%）")) as annual_rate, cell(担保方式) as security
    from numbered('text_loan') r left join areas a on a.code = trim(r.行政区划代码))
select n, file, line, coalesce(area, file_area) as area, code, repaired(code) as mended,
    coalesce(is_uscc_form(code) and not is_uscc(code), false) as wrong_check, name, lender, credit_limit, balance, security,
    lender || '|' || loan_id || '|2018Q2' as key,
    hash(loan_id, lender, code, name, area, credit_limit, balance, granted_on, granted_amount, due_on, annual_rate, security, is_yes(无还本续贷), is_yes(首贷)) as typed,
    found([
        required('借据编号', 借据编号),
        required('贷款机构', 贷款机构),
        faulty_area(行政区划代码, area, file_area),
        faulty_quarter('报告期', 报告期),
        faulty_number('授信总额', "授信总额（万元）", credit_limit, 0, 1e17),
        coalesce(required('贷款余额', "贷款余额（万元）"), faulty_number('贷款余额', "贷款余额（万元）", balance, 0, 1e17)),
        coalesce(required('发放日期', 发放日期), faulty_day('发放日期', 发放日期, granted_on)),
        coalesce(required('发放金额', "发放金额（万元）"), faulty_number('发放金额', "发放金额（万元）", granted_amount, 0, 1e17)),
        faulty_day('到期日期', 到期日期, due_on),
        faulty_number('年利率', "年利率（%）", annual_rate, 0, 100),
        faulty_choice('担保方式', 担保方式, ['信用', '保证', '抵押', '质押']),
        faulty_boolean('无还本续贷', 无还本续贷),
        faulty_boolean('首贷', 首贷)]) as faults
from cells;
drop table text_loan;

create table text_roster as from text_of('roster');
create table read_roster as
with cells as (
    select r.*, a.code as area, folded(cell(企业代码)) as code, trim(企业名称) as name, l.roster, day(cell(认定日期)) as listed_on,
        day(cell(失效日期)) as delisted_on, cell(认定单位) as authority
    from numbered('text_roster') r
    left join areas a on a.code = trim(r.行政区划代码)
    left join rosters l on l.written = trim(r.名单))
select n, file, line, coalesce(area, file_area) as area, code, repaired(code) as mended,
    coalesce(is_uscc_form(code) and not is_uscc(code), false) as wrong_check, name, roster,
    listed_on <= date '2018-06-30' and (delisted_on is null or delisted_on > date '2018-06-30') as on_list,
    roster || '|' || code || '|' || listed_on as key, hash(roster, code, name, area, listed_on, delisted_on, authority) as typed,
    found([
        case when is_missing(名单) then fault('REQUIRED_MISSING', '名单', 名单) when roster is null then fault('NOT_IN_LIST', '名单', 名单) end,
        faulty_area(行政区划代码, area, file_area),
        coalesce(required('认定日期', 认定日期), faulty_day('认定日期', 认定日期, listed_on)),
        faulty_day('失效日期', 失效日期, delisted_on)]) as faults
from cells;
drop table text_roster;

create macro loaded(rows) as table select * exclude (faults) from query_table(rows) where len(faults) = 0;
create view loaded_registration as from loaded('read_registration');
create view loaded_tax as from loaded('read_tax');
create view loaded_loan as from loaded('read_loan');
create view loaded_roster as from loaded('read_roster');
create table replaced as
    select 'registration' as source, * from repeated('loaded_registration')
    union all select 'tax', * from repeated('loaded_tax')
    union all select 'loan', * from repeated('loaded_loan')
    union all select 'roster', * from repeated('loaded_roster');
create table registry as
    select *, 'registration' as source from loaded_registration r
    where not exists (from replaced x where x.source = 'registration' and x.n = r.n);

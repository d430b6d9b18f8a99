-- What the steps write into: accepted rows of each source, and the faults of those that were not. n tells rows apart.
create table registration (
    n bigint generated always as identity, file text, line int, area text, uscc text, wrong_check boolean,
    registration_no text, name text, name_key text, entity_type text, type_class text, industry_code text,
    established_on date, status text, ended boolean, status_on date, capital numeric, legal_representative text,
    converted_from text, converted_on date, row_key text);
create table tax (
    n bigint generated always as identity, file text, line int, area text, code text, mended text, wrong_check boolean,
    name text, name_key text, row_key text, revenue numeric, tax_paid numeric, relief numeric, eligible boolean,
    employees numeric, assets numeric, rating text);
create table loan (
    n bigint generated always as identity, file text, line int, area text, code text, mended text, wrong_check boolean,
    name text, name_key text, row_key text, loan_id text, lender text, credit_limit numeric, balance numeric,
    granted_on date, granted_amount numeric, due_on date, annual_rate numeric, security text, rollover boolean,
    first_loan boolean);
create table roster (
    n bigint generated always as identity, file text, line int, area text, code text, mended text, wrong_check boolean,
    name text, name_key text, row_key text, roster text, listed_on date, delisted_on date, authority text);
create table reject (source text, file text, line int, area text, place int, field text, code text, raw text);
create table size_groups (
    industry_class text, size_group text, x_large numeric, x_medium numeric, x_small numeric, y_large numeric,
    y_medium numeric, y_small numeric, z_large numeric, z_medium numeric, z_small numeric);

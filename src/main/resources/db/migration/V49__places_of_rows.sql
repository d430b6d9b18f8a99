-- A row is asked for by its file and number: rows lie in that order, so that a few pages have it.
do $$
declare
    rows record;
begin
    for rows in
        select i.indexrelid::regclass as old, c.oid::regclass as whole
        from pg_index i
        join pg_class c on c.oid = i.indrelid and c.relkind = 'p' and c.relname like 'row\_%'
        join pg_class x on x.oid = i.indexrelid
        join pg_am m on m.oid = x.relam and m.amname = 'brin'
        where c.relnamespace = 'jidu'::regnamespace and i.indnatts = 1
    loop
        execute format('create index on %s using brin (delivery_id, row_no)', rows.whole);
        execute format('drop index %s', rows.old);
    end loop;
end
$$;

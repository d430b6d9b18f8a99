-- A county's slice of a panel is found by its number, without going through the panel; and the server does not go through
-- what was only added, as in parts that are made from now on.
do $$
declare
    part record;
begin
    for part in
        select c.oid::regclass as whole, c.relname as name, i.indexrelid::regclass as blocks
        from pg_class p
        join pg_inherits h on h.inhparent = p.oid
        join pg_class c on c.oid = h.inhrelid
        left join pg_index i on i.indrelid = c.oid
            and i.indexrelid = to_regclass(format('jidu.%I', c.relname || '_slice'))
            and exists (
                select from pg_class x join pg_am m on m.oid = x.relam
                where x.oid = i.indexrelid and m.amname = 'brin')
        where p.relnamespace = 'jidu'::regnamespace and p.relkind = 'p' and p.relname like 'panel\_%'
    loop
        execute format('alter table %s set (autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 2147483647)', part.whole);
        if part.blocks is not null then
            execute format('alter index %s rename to %I', part.blocks, part.name || '_place');
        end if;
        execute format('create index if not exists %I on %s (slice_id)', part.name || '_slice', part.whole);
    end loop;
end
$$;

-- The server does not go through rows that were only added: a run reads them when it needs them, and tells their indexes
-- where they lie. So it is for parts that are made from now on.
do $$
declare
    part regclass;
begin
    for part in
        select c.oid::regclass
        from pg_class p
        join pg_inherits h on h.inhparent = p.oid
        join pg_class c on c.oid = h.inhrelid
        where p.relnamespace = 'jidu'::regnamespace and p.relkind = 'p' and p.relname like 'row\_%'
    loop
        execute format('alter table %s set (autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 2147483647)', part);
    end loop;
end
$$;

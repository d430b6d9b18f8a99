package cn.jidu.audit;

import org.springframework.jdbc.core.JdbcTemplate;

/** Under which names each account or token has acted: who is given another name stays one person where two are needed. */
public final class ActingNames {
    private final JdbcTemplate db;

    /** @param db of the owner where names are kept */
    public ActingNames(JdbcTemplate db) {
        this.db = db;
    }

    /**
     * Keeps that somebody acts.
     *
     * @param account what tells it: an account of the system, or a token's hash
     * @param name as it stands under what is done
     */
    public void keep(String account, String name) {
        db.update("insert into jidu.acting_name values (?, ?) on conflict do nothing", account, name);
    }

    /** Whether one person goes by both names: they are the same, or one account has acted under both. */
    public boolean areOnePersons(String name, String other) {
        return name.equals(other) || Boolean.TRUE.equals(db.queryForObject("""
                        select exists (
                            select from jidu.acting_name n join jidu.acting_name o on o.account = n.account
                            where n.name = ? and o.name = ?)""", Boolean.class, name, other));
    }
}

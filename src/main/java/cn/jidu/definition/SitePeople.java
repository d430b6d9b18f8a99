package cn.jidu.definition;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who works at a site, and what each may do ({@code jobs/people.yml}). No figure follows from it, so that a change of it
 * makes no revision; what somebody did stays under his name.
 */
public record SitePeople(List<SitePerson> people) {
    public SitePeople {
        people = List.copyOf(people);
    }

    /** What an act needs of whoever does it. */
    public enum SiteRole {
        /** Lets files in, decides about matches. */
        STATISTICIAN,
        /** Approves and publishes. */
        APPROVER,
        /** Keeps the program running. */
        OPERATOR
    }

    /**
     * One who may act.
     *
     * @param user the account of the system that he works under; none: he comes with a token
     * @param tokenSha256 of the token that he comes with, in lower-case hexadecimal digits
     * @param area whose data he decides about, with all within it; none: the whole site's
     */
    public record SitePerson(
            String name,
            Optional<String> user,
            Optional<String> tokenSha256,
            Set<SiteRole> roles,
            Optional<String> area) {
        public SitePerson {
            roles = Set.copyOf(roles);
        }
    }

    /** The person who works under an account of the system. */
    public Optional<SitePerson> findByUser(String user) {
        return people.stream()
                .filter(p -> p.user().filter(user::equals).isPresent())
                .findFirst();
    }

    /** The person whose token has this SHA-256. */
    public Optional<SitePerson> findByToken(String sha256) {
        return people.stream()
                .filter(p -> p.tokenSha256().filter(sha256::equals).isPresent())
                .findFirst();
    }
}

package cn.jidu.definition.reading;

import cn.jidu.definition.SitePeople;
import cn.jidu.definition.SitePeople.SitePerson;
import cn.jidu.definition.SitePeople.SiteRole;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.text.FoldedName;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code people.yml}; a site without it knows the accounts of the system only. */
final class PeopleReader {
    static final String FILE = "people.yml";

    private final AreaTree areas;
    private final Set<String> names = new HashSet<>();
    private final Set<String> users = new HashSet<>();
    private final Set<String> tokens = new HashSet<>();

    PeopleReader(AreaTree areas) {
        this.areas = areas;
    }

    Optional<SitePeople> read(DefinitionFiles files, ProblemList problems) {
        return Optional.ofNullable(files.contents().get(FILE))
                .flatMap(bytes -> YamlNode.parse(FILE, bytes, problems))
                .map(root -> new SitePeople(root.mapping("people").items("people").stream()
                        .map(this::person)
                        .toList()));
    }

    private SitePerson person(YamlNode node) {
        YamlMapping m = node.mapping("name", "user", "token", "roles", "area");
        String name = m.text("name");
        once(m, "name", name, FoldedName.of(name), names);
        Optional<String> user = m.findText("user");
        user.ifPresent(u -> once(m, "user", u, u, users));
        Optional<String> token = m.findText("token");
        token.ifPresent(t -> token(m, t));
        if (user.isEmpty() && token.isEmpty()) {
            m.problem("name", "people.neither", name);
        }
        Optional<String> area = m.findText("area");
        area.filter(a -> !areas.contains(a)).ifPresent(a -> m.problem("area", "plan.area", a));
        Set<SiteRole> roles = EnumSet.noneOf(SiteRole.class);
        Consumer<YamlNode> role = r -> roles.add(r.choice(SiteRole.STATISTICIAN));
        m.items("roles").forEach(role);
        return new SitePerson(name, user, token, roles, area);
    }

    private void token(YamlMapping m, String token) {
        if (token.matches("[0-9a-f]{64}")) {
            once(m, "token", token, token, tokens);
        } else {
            m.problem("token", "people.token");
        }
    }

    /** @param folded so that one name in two spellings is not two people */
    private static void once(YamlMapping m, String key, String value, String folded, Set<String> seen) {
        if (!value.isEmpty() && !seen.add(folded)) {
            m.problem(key, "people.twice", key, value);
        }
    }
}

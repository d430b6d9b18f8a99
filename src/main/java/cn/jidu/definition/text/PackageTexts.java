package cn.jidu.definition.text;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one package, from {@code messages.properties} (Chinese, the default) and {@code messages_en.properties}
 * beside its classes. What lands in reports and data packages is always Chinese; only a terminal may ask for English.
 */
public final class PackageTexts {
    private final ResourceBundle bundle;

    private PackageTexts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The Chinese texts of the package that {@code owner} lies in. */
    public static PackageTexts chinese(Class<?> owner) {
        return of(owner, Locale.ROOT);
    }

    /** What a terminal is told of the package that {@code owner} lies in: Chinese unless {@code JIDU_LANG=en}. */
    public static PackageTexts terminal(Class<?> owner) {
        return of(owner, terminalLanguage());
    }

    /** The language that a terminal is spoken to in; {@link Locale#ROOT} stands for Chinese. */
    public static Locale terminalLanguage() {
        return language(System.getenv("JIDU_LANG"));
    }

    /** One after the other, as the terminal's language lists them. */
    public static String listed(Iterable<String> all) {
        return String.join(between(terminalLanguage()), all);
    }

    /** One after the other, as the language of these texts lists them. */
    public String listed(Stream<String> all) {
        return all.collect(Collectors.joining(between(bundle.getLocale())));
    }

    private static String between(Locale language) {
        return language.equals(Locale.ROOT) ? "、" : ", ";
    }

    /** The language asked for, also as systems name it ({@code en_US.UTF-8}); {@link Locale#ROOT} where it is not English. */
    public static Locale language(@Nullable String asked) {
        return asked != null && asked.strip().toLowerCase(Locale.ROOT).matches("en([_.-].*)?")
                ? Locale.ENGLISH
                : Locale.ROOT;
    }

    /** The texts that lie beside the class, in the language. */
    public static PackageTexts of(Class<?> owner, Locale locale) {
        return new PackageTexts(ResourceBundle.getBundle(
                house(owner) + ".messages",
                locale,
                owner.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The package right below the program's own: its rooms share its texts. */
    private static String house(Class<?> owner) {
        String[] names = owner.getPackageName().split("\\.", -1);
        return String.join(".", names[0], names[1], names[2]);
    }

    /** The text with {0}, {1}, … filled in exactly as the arguments print themselves (no grouping of digits). */
    public String get(String key, Object... arguments) {
        Object[] printed = Arrays.stream(arguments).map(String::valueOf).toArray();
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(printed);
    }
}

package cn.jidu.intake.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells Chinese that was written in one encoding and read in another (鍙板窞 for 台州, Ì¨ÖÝ for 台州), and what it said. It was
 * spoilt before it came here, or the file has pieces of two encodings.
 */
public final class GarbledText {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char FIRST_HAN = 0x4E00;
    private static final char LAST_HAN = 0x9FFF;

    /** So many characters of UTF-8 in a row no Chinese text has by chance; so few, only one that has nothing else. */
    private static final int CERTAIN = 4;

    private static final int LEAST = 2;

    /** Both bytes of each character of the basic block. */
    private static final char[] BYTES = bytes();

    /** What is left of characters that were lost and then read in another encoding. */
    private static final Pattern LOST = Pattern.compile("锟斤|烫烫烫|屯屯屯|ï¿½");

    private GarbledText() {}

    private static char[] bytes() {
        char[] bytes = new char[LAST_HAN - FIRST_HAN + 1];
        CharsetEncoder encoder = GB18030.newEncoder();
        for (int i = 0; i < bytes.length; i++) {
            try {
                ByteBuffer two = encoder.encode(CharBuffer.wrap(new char[] {(char) (FIRST_HAN + i)}));
                bytes[i] = two.remaining() == 2 ? two.getChar() : 0;
            } catch (CharacterCodingException e) {
                bytes[i] = 0;
            }
        }
        return bytes;
    }

    /** Whether it is. */
    public static boolean is(String text) {
        int western = 0;
        boolean chinese = false;
        boolean lost = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            western += c >= 0x80 && c < 0x180 ? 1 : 0;
            chinese |= c >= FIRST_HAN;
            lost |= c == '锟' || c == '烫' || c == '屯' || c == '¿';
        }
        return (chinese && isUtf8InGb(text))
                || (!chinese && western >= CERTAIN && western(text).isPresent())
                || (lost && LOST.matcher(text).find());
    }

    /** What a garbled text said; empty where nobody can tell any more. */
    public static Optional<String> meant(String text) {
        if (isUtf8InGb(text)) {
            String said = new String(text.getBytes(GB18030), StandardCharsets.UTF_8);
            return Optional.of(said.replaceAll("\uFFFD+", "…"));
        }
        return western(text);
    }

    /** Whether the bytes of characters in a row are those of other characters in UTF-8, three for each. */
    private static boolean isUtf8InGb(String text) {
        int state = 0;
        int run = 0;
        boolean whole = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char two = c >= FIRST_HAN && c <= LAST_HAN ? BYTES[c - FIRST_HAN] : 0;
            int next = two == 0 ? -1 : after(after(state, two >> 8), two & 0xFF);
            if (next < 0) {
                whole = false;
                run = 0;
                state = 0;
            } else {
                // the second byte of a character, or the third, ends one of UTF-8
                run += (state + 2) / 3;
                state = next;
                if (run >= CERTAIN) {
                    return true;
                }
            }
        }
        return whole && state == 0 && run >= LEAST;
    }

    /** @return how many bytes of a character have been read; -1 where the byte is none of one */
    private static int after(int state, int octet) {
        if (state == 0) {
            return octet >= 0xE4 && octet <= 0xE9 ? 1 : -1;
        }
        return state > 0 && octet >= 0x80 && octet < 0xC0 ? (state + 1) % 3 : -1;
    }

    /** Nothing but Chinese in another encoding, read as letters of Western Europe. */
    private static Optional<String> western(String text) {
        for (Charset read : List.of(StandardCharsets.ISO_8859_1, WINDOWS)) {
            for (Charset written : List.of(StandardCharsets.UTF_8, GB18030)) {
                try {
                    String said = written.newDecoder()
                            .decode(read.newEncoder().encode(CharBuffer.wrap(text)))
                            .toString();
                    boolean chinese =
                            said.chars().allMatch(c -> c < 0x80 || (c >= FIRST_HAN && c <= LAST_HAN) || c >= 0xFF00);
                    if (chinese && !said.equals(text)) {
                        return Optional.of(said);
                    }
                } catch (CharacterCodingException e) {
                    // not in this one
                }
            }
        }
        return Optional.empty();
    }
}

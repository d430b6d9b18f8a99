package cn.jidu.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** What programs read: one line of JSON. */
public final class JsonText {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING);

    private JsonText() {}

    /** @param value maps, lists, texts, numbers, truth values */
    public static String of(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.huizhen.platform.web;

import java.util.List;
import java.util.Locale;

/** The languages that Huizhen speaks; Chinese when in doubt. */
public final class Languages {

    private static final List<Locale> SPOKEN = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private Languages() {}

    /** The best for an {@code Accept-Language} header. */
    public static Locale bestOf(String acceptLanguage) {
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
                    .flatMap(language -> SPOKEN.stream()
                            .filter(spoken -> spoken.getLanguage().equals(language)))
                    .findFirst()
                    .orElse(Locale.SIMPLIFIED_CHINESE);
        } catch (IllegalArgumentException unreadable) {
            return Locale.SIMPLIFIED_CHINESE;
        }
    }

    /** The language with this tag; Chinese when we do not speak it. */
    public static Locale of(String tag) {
        return SPOKEN.stream()
                .filter(spoken -> spoken.toLanguageTag().equals(tag))
                .findFirst()
                .orElse(Locale.SIMPLIFIED_CHINESE);
    }
}

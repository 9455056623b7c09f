package io.huizhen.directory;

import java.util.Locale;

/** A name in Chinese and English, as printed on pages and reports. */
public record Bilingual(String zh, String en) {

    /** The name in the reader's language: Chinese for any Chinese locale, English otherwise. */
    public String in(Locale locale) {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? zh : en;
    }
}

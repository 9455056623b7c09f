package io.huizhen.journeys;

/** A language of the pages; {@code tag} is what the browser asks for, {@code suffix} that of the message files. */
public enum Language {
    CHINESE("zh-CN", "_zh_CN"),
    ENGLISH("en", "");

    private final String tag;
    private final String suffix;

    Language(String tag, String suffix) {
        this.tag = tag;
        this.suffix = suffix;
    }

    public String tag() {
        return tag;
    }

    String suffix() {
        return suffix;
    }

    /** By its tag, {@code zh-CN} or {@code en}. */
    public static Language of(String tag) {
        for (Language language : values()) {
            if (language.tag.equalsIgnoreCase(tag)) {
                return language;
            }
        }
        throw new IllegalArgumentException("No language " + tag + "; there are zh-CN and en.");
    }
}

package io.huizhen.journeys;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the journeys go and what they leave behind.
 *
 * @param address of the app, as people type it
 * @param inbox page of the local gateway that shows mail and SMS
 * @param out folder for screenshots and downloads
 * @param language of the pages
 * @param browser the program to run
 * @param visible whether the windows are shown
 * @param thorough whether every page is also looked at by axe
 * @param patience longest wait for something to appear
 */
public record Settings(
        URI address,
        URI inbox,
        Path out,
        Language language,
        Path browser,
        boolean visible,
        boolean thorough,
        Duration patience) {

    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    static final Duration PATIENCE = Duration.ofSeconds(45);

    /** Chinese, with Debian's browser, out of sight. */
    public static Settings of(URI address, URI inbox, Path out) {
        return new Settings(address, inbox, out, Language.CHINESE, CHROMIUM, false, false, PATIENCE);
    }

    public Settings withLanguage(Language other) {
        return new Settings(address, inbox, out, other, browser, visible, thorough, patience);
    }

    public Settings withPatience(Duration other) {
        return new Settings(address, inbox, out, language, browser, visible, thorough, other);
    }

    /** Looks at every page with axe too: slower, for tests. */
    public Settings thoroughly() {
        return new Settings(address, inbox, out, language, browser, visible, true, patience);
    }

    /** Writes into another folder. */
    public Settings into(Path folder) {
        return new Settings(address, inbox, folder, language, browser, visible, thorough, patience);
    }

    boolean localAuthority() {
        return "https".equals(address.getScheme());
    }
}

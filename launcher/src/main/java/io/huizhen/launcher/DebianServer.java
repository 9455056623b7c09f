package io.huizhen.launcher;

import java.time.Duration;

/** A small server from a Debian package: there in a moment, with nothing to write down when it ends. */
abstract class DebianServer implements Part {

    private final String debianPackage;

    DebianServer(String debianPackage) {
        this.debianPackage = debianPackage;
    }

    @Override
    public final Duration deadline() {
        return Duration.ofSeconds(30);
    }

    @Override
    public final Duration patience() {
        return Duration.ofSeconds(5);
    }

    @Override
    public final String mend() {
        return "Is the Debian package " + debianPackage + " installed? ./huizhen up installs it.";
    }
}

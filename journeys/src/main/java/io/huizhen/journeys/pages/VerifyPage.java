package io.huizhen.journeys.pages;

import io.huizhen.journeys.Person;
import java.nio.file.Path;

/** The public page that says whether a document holds, and nothing else. */
public final class VerifyPage {

    private final Person anyone;

    private VerifyPage(Person anyone) {
        this.anyone = anyone;
    }

    /** From the foot of any page. */
    public static VerifyPage openBy(Person anyone) {
        anyone.press("ui.foot.verify");
        anyone.isAt("signing.verify.title");
        return new VerifyPage(anyone);
    }

    public VerifyPage check(Path file) {
        anyone.attach("signing.verify.choose", file);
        anyone.press("signing.verify.check");
        return this;
    }

    public void saysGenuine(int signatures) {
        anyone.sees("signing.verify.valid");
        anyone.sees("signing.verify.signatures", signatures);
    }

    public void saysChanged() {
        anyone.sees("signing.verify.changed");
    }
}

package io.huizhen.journeys;

import static io.huizhen.journeys.Finding.one;
import static io.huizhen.journeys.Finding.pressable;
import static io.huizhen.journeys.Finding.starting;
import static io.huizhen.journeys.Finding.toPress;
import static io.huizhen.journeys.Finding.visible;
import static io.huizhen.journeys.Finding.whole;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Somebody at a browser. Acts only through what is visible, by role or label, and waits as a person would; an act that
 * a person could not do throws {@link NotAsSeenException}. Texts are named by message key.
 */
public final class Person implements AutoCloseable {

    private final Persona persona;
    private final Settings settings;
    private final Words words;
    private final Overview overview;
    private final Witness witness;
    private final BrowserContext context;
    private Page page;

    /** @param inspected see {@link Overview} */
    Person(Persona persona, Settings settings, Words words, BrowserContext context, Set<String> inspected) {
        this.persona = persona;
        this.settings = settings;
        this.words = words;
        this.context = context;
        this.overview = new Overview(persona, words, settings.thorough(), inspected);
        this.witness = new Witness(persona.who());
        context.setDefaultTimeout(settings.patience().toMillis());
        context.setDefaultNavigationTimeout(settings.patience().toMillis());
        this.page = newPage();
    }

    private Page newPage() {
        Page opened = context.newPage();
        witness.watch(opened);
        return opened;
    }

    public Persona persona() {
        return persona;
    }

    public Words words() {
        return words;
    }

    /** The page as it stands: for looking, not for acting. */
    public Page page() {
        return page;
    }

    /** The longest this person waits for something. */
    Duration patience() {
        return settings.patience();
    }

    // --- going

    /** Types an address of the app, or a whole one. */
    public void goTo(String address) {
        trying(
                "open " + address.replaceFirst("(/s/).*", "$1…"),
                () -> page.navigate(
                        settings.address().resolve(URI.create(address)).toString()));
        settle();
    }

    /** Opens an address beside the page that stands; that one is back when the work there is done. */
    public void besides(String address, Runnable work) {
        Page before = page;
        page = newPage();
        try {
            goTo(address);
            work.run();
        } finally {
            page.close();
            page = before;
        }
    }

    public void reload() {
        trying("reload", () -> page.reload());
        settle();
    }

    /** Logs in on the identity server's own page, starting from the app's first page. */
    public void logIn() {
        logIn(Persona.PASSWORD);
    }

    public void logIn(String password) {
        goTo("/");
        pressIn(page.getByRole(AriaRole.BANNER), "ui.login");
        new LoginPage(this).giveName(persona.username(), password);
    }

    public void logOut() {
        press("ui.logout");
    }

    /** Answers the identity server when it asks once more who this is. */
    public void stepUp() {
        new LoginPage(this)
                .stepUp(Persona.PASSWORD, () -> OneTimeCodes.DEVICES.next(persona.username(), Persona.TOTP_SECRET));
    }

    // --- acting

    /** Presses the button or follows the link of this text. */
    public void press(String key, Object... arguments) {
        pressText(say(key, arguments));
    }

    /** Follows an entry of the main navigation. */
    public void turnTo(String key) {
        pressIn(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName(say("ui.nav"))), key);
    }

    /** The same within a part of the page. */
    public void pressIn(Locator part, String key, Object... arguments) {
        pressSaidIn(part, say(key, arguments));
    }

    private void pressSaidIn(Locator part, String text) {
        trying("press “" + text + "”", () -> toPress(part, text).click());
        settle();
    }

    /** Presses what carries exactly this text, which is data and not a message: a case number, a name. */
    public void pressText(String text) {
        pressSaidIn(page.locator("body"), text);
    }

    /** Answers the question that a dialog asks. */
    public void confirm(String key, Object... arguments) {
        Locator dialog = page.getByRole(AriaRole.DIALOG).filter(visible());
        pressSaidIn(dialog.last(), say(key, arguments));
    }

    public void write(String labelKey, String text) {
        trying("write into “" + say(labelKey) + "”", () -> field(labelKey).fill(text));
    }

    public void tick(String labelKey) {
        trying("tick “" + say(labelKey) + "”", () -> field(labelKey).check());
    }

    /** Chooses the option that starts with a text, from a list or from radio buttons under a legend. */
    public void choose(String labelKey, String option) {
        trying("choose “" + option + "” for “" + say(labelKey) + "”", () -> {
            Locator group = named(label(labelKey), AriaRole.GROUP, AriaRole.RADIOGROUP);
            Locator list = named(label(labelKey), AriaRole.COMBOBOX);
            group.or(list).first().waitFor();
            if (list.count() > 0) {
                String value = list.first()
                        .locator("option")
                        .filter(new Locator.FilterOptions().setHasText(option))
                        .first()
                        .textContent();
                list.first().selectOption(new SelectOption().setLabel(value.strip()));
            } else {
                group.first()
                        .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(starting(option)))
                        .first()
                        .check();
            }
        });
    }

    private Locator named(Pattern name, AriaRole... roles) {
        Locator found = page.getByRole(roles[0], new Page.GetByRoleOptions().setName(name));
        for (AriaRole role : roles) {
            found = found.or(page.getByRole(role, new Page.GetByRoleOptions().setName(name)));
        }
        return found.filter(visible());
    }

    public void attach(String labelKey, Path... files) {
        trying("attach to “" + say(labelKey) + "”", () -> field(labelKey).setInputFiles(files));
    }

    /** Presses what starts a download and keeps the file. */
    public Path download(String key, Path folder) {
        Path[] kept = new Path[1];
        trying("download “" + say(key) + "”", () -> {
            String text = say(key);
            Download download = page.waitForDownload(
                    () -> toPress(page.locator("body"), text).click());
            kept[0] = folder.resolve(download.suggestedFilename());
            download.saveAs(kept[0]);
        });
        return kept[0];
    }

    /** Presses what opens a PDF in a tab of its own, looks at it, and closes the tab. */
    public void opensDocument(String key) {
        String text = say(key);
        List<Response> documents = new ArrayList<>();
        Consumer<Response> note = response -> {
            if (String.valueOf(response.headers().get("content-type")).startsWith("application/pdf")) {
                documents.add(response);
            }
        };
        context.onResponse(note);
        try {
            trying("open “" + text + "”", () -> {
                Page tab = page.waitForPopup(
                        () -> toPress(page.locator("body"), text).click());
                page.waitForCondition(() -> !documents.isEmpty());
                tab.close();
            });
        } finally {
            context.offResponse(note);
        }
    }

    // --- seeing

    /** Waits until a text is there to be read. */
    public void sees(String key, Object... arguments) {
        Pattern shape = arguments.length > 0 ? Pattern.compile(Words.literal(say(key, arguments))) : words.shape(key);
        trying(
                "see “" + say(key, arguments) + "”",
                () -> page.getByText(shape).filter(visible()).first().waitFor());
    }

    public void seesText(String text) {
        trying(
                "see “" + text + "”",
                () -> page.getByText(text).filter(visible()).first().waitFor());
    }

    /** Waits until the page's heading starts with this. */
    public void isAt(String key, Object... arguments) {
        trying(
                "be at “" + say(key, arguments) + "”",
                () -> page.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions()
                                        .setLevel(1)
                                        .setName(
                                                arguments.length > 0
                                                        ? starting(say(key, arguments))
                                                        : words.shape(key)))
                        .filter(visible())
                        .first()
                        .waitFor());
    }

    /** Waits until a field holds this. */
    public void seesInField(String labelKey, String text) {
        Locator field = field(labelKey);
        trying(
                "see “" + text + "” in “" + say(labelKey) + "”",
                () -> page.waitForCondition(() -> field.inputValue().equals(text)));
    }

    /** Waits until this is on the page. */
    public void waitsFor(Locator there, String what) {
        trying("see " + what, () -> there.filter(visible()).first().waitFor());
    }

    /** Asks for the page again, as people do, until this is on it. */
    public void reloadUntil(Locator there, String what) {
        long end = System.nanoTime() + settings.patience().toNanos();
        while (there.filter(visible()).count() == 0) {
            if (System.nanoTime() > end) {
                throw new NotAsSeenException("The " + persona.who() + " does not see " + what + " at "
                        + Overview.shape(path()) + " (" + title() + ")");
            }
            page.waitForTimeout(300);
            reload();
        }
    }

    /** Whether it can be pressed now; does not wait. */
    public boolean couldPress(String key, Object... arguments) {
        return pressable(page.locator("body"), whole(say(key, arguments))).count() > 0;
    }

    /** Whether the text stands on the page now; does not wait. */
    public boolean reads(String text) {
        return page.locator("body").innerText().contains(text);
    }

    public Locator field(String labelKey) {
        String label = say(labelKey);
        return one(page.getByLabel(label(labelKey)), page.getByLabel(starting(label)), label);
    }

    /** The text of a label, alone or with the word that it may be left empty. */
    private Pattern label(String key) {
        return Pattern.compile(
                "^\\s*" + Words.literal(say(key)) + "\\s*(?:" + Words.literal(say("ui.optional")) + ")?\\s*$");
    }

    public String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    /** Looks the page over, and keeps a picture of it. */
    public Path look(Path picture) {
        settle();
        overview.awaitPieces(page);
        inspect();
        page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(!persona.phone()));
        return picture;
    }

    /** Looks the page over. */
    public void inspect() {
        settle();
        overview.inspect(page);
    }

    Set<String> unwritten() {
        return overview.unwritten();
    }

    Set<String> barriers() {
        return overview.barriers();
    }

    List<String> troubles() {
        return new ArrayList<>(witness.troubles());
    }

    // --- how

    /** Pages are whole when they are loaded; what scripts add later is waited for where it is looked for. */
    private void settle() {
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
    }

    private void trying(String act, Runnable work) {
        try {
            work.run();
        } catch (TimeoutError e) {
            throw new NotAsSeenException(
                    "The " + persona.who() + " could not " + act + " at " + Overview.shape(path()) + " (" + title()
                            + ")",
                    e);
        } catch (PlaywrightException e) {
            throw new NotAsSeenException("The " + persona.who() + " could not " + act + ": " + e.getMessage(), e);
        }
    }

    private String path() {
        return URI.create(page.url()).getPath();
    }

    private String title() {
        try {
            return page.title();
        } catch (PlaywrightException e) {
            return "";
        }
    }

    /** Waits until something that was there is gone. */
    public void noLongerSees(String key) {
        trying(
                "see “" + say(key) + "” go",
                () -> page.getByText(words.shape(key))
                        .filter(visible())
                        .first()
                        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED)));
    }

    @Override
    public void close() {
        context.close();
    }
}

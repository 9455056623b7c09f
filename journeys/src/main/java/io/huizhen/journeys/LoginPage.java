package io.huizhen.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The identity server's own pages, in its own words. */
final class LoginPage {

    private final Person person;
    private final Page page;
    private final boolean chinese;

    LoginPage(Person person) {
        this.person = person;
        this.page = person.page();
        this.chinese = person.words().language() == Language.CHINESE;
    }

    void giveName(String username, String password) {
        try {
            label("用户名", "Username").fill(username);
            label("密码", "Password").fill(password);
            person.inspect();
            press("登录", "Sign In");
        } catch (com.microsoft.playwright.TimeoutError e) {
            throw new NotAsSeenException("No login page for " + username + ": " + page.title(), e);
        }
    }

    /** The password again if it is asked for, then a code of the authenticator, taken when the page asks. */
    void stepUp(String password, Supplier<String> code) {
        try {
            Locator again = label("密码", "Password");
            Locator field = label("一次性验证码", "One-time code");
            again.or(field).first().waitFor();
            person.inspect();
            if (again.isVisible()) {
                again.fill(password);
                press("登录", "Sign In");
                field.waitFor();
                person.inspect();
            }
            field.fill(code.get());
            press("确认", "Confirm");
        } catch (com.microsoft.playwright.TimeoutError e) {
            throw new NotAsSeenException("Nobody asked for the second factor: " + page.title(), e);
        }
    }

    private Locator label(String zh, String en) {
        return page.getByLabel(Pattern.compile("^\\s*" + (chinese ? zh : en), Pattern.CASE_INSENSITIVE))
                .filter(new Locator.FilterOptions().setVisible(true))
                .first();
    }

    private void press(String zh, String en) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^" + (chinese ? zh : en) + "$")))
                .click();
        page.waitForLoadState();
    }
}

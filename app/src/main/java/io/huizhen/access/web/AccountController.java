package io.huizhen.access.web;

import io.huizhen.access.Accounts;
import io.huizhen.access.Allowed;
import io.huizhen.access.CurrentViewer;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.directory.Patients;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** A patient who came by a seat link sets up an account, so that the record can be read after the link has ended. */
@Controller
class AccountController {

    private static final String PAGE = "pages/account";

    private final Accounts accounts;
    private final Patients patients;
    private final CurrentViewer current;

    AccountController(Accounts accounts, Patients patients, CurrentViewer current) {
        this.accounts = accounts;
        this.patients = patients;
        this.current = current;
    }

    /** @param exists the patient has an account already and only needs to log in */
    record Page(boolean exists) {}

    @Allowed(Role.PATIENT)
    @GetMapping("/account")
    String form(Model model) {
        return show(model, new AccountForm(null, null));
    }

    @Allowed(Role.PATIENT)
    @PostMapping("/account")
    String setUp(
            @Valid @ModelAttribute("form") AccountForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        Viewer viewer = current.get();
        if (!errors.hasErrors()) {
            switch (accounts.setUp(viewer.personId(), form.userName(), form.password())) {
                case DONE -> {
                    return "redirect:/account/ready";
                }
                case NAME_TAKEN -> errors.rejectValue("userName", "access.account.name.taken");
                case PASSWORD_REFUSED -> errors.rejectValue("password", "access.account.password.refused");
                case UNREACHABLE -> errors.reject("access.account.unreachable");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page(model);
    }

    @Allowed(everyone = true)
    @GetMapping("/account/ready")
    String ready() {
        return "pages/account-ready";
    }

    private String show(Model model, AccountForm form) {
        model.addAttribute("form", form);
        return page(model);
    }

    private String page(Model model) {
        model.addAttribute("page", new Page(patients.hasAccount(current.get().personId())));
        return PAGE;
    }
}

package io.huizhen.access.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A user name of letters and digits that is no id or telephone number, and a password as the realm asks. */
record AccountForm(
        @Pattern(regexp = "[A-Za-z][A-Za-z0-9._-]{2,39}", message = "{access.account.name.shape}")
        String userName,

        @Size(min = 10, max = 72, message = "{access.account.password.short}")
        String password) {

    @Override
    public String toString() {
        return "AccountForm[…]";
    }
}

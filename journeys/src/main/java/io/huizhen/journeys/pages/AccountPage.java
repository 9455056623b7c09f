package io.huizhen.journeys.pages;

import io.huizhen.journeys.Person;

/** A patient who came by link sets up an account. */
public final class AccountPage {

    private final Person patient;

    public AccountPage(Person patient) {
        this.patient = patient;
    }

    public void create(String userName, String password) {
        patient.isAt("access.account.title");
        patient.write("access.account.name", userName);
        patient.write("access.account.password", password);
        patient.press("access.account.create");
        patient.isAt("access.account.ready");
    }
}

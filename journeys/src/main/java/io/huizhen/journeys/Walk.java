package io.huizhen.journeys;

import io.huizhen.journeys.pages.AcceptancePage;
import io.huizhen.journeys.pages.BookingPage;
import io.huizhen.journeys.pages.CasePage;
import io.huizhen.journeys.pages.ReferralPage;
import io.huizhen.journeys.pages.SeatPage;
import io.huizhen.journeys.pages.TriagePage;
import io.huizhen.journeys.pages.WorklistPage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The steps of a case, one method each, from which scenarios and tests are put together. One walk is one case. */
final class Walk {

    /** Written by the clinician, read in the report: with a character outside the basic plane. */
    static final ReferralPage.Matter MATTER = new ReferralPage.Matter(
            "反复活动后胸闷三月余，近两周爬一层楼即发作，休息五分钟缓解。",
            "请判断是否需要冠状动脉造影，并指导用药。",
            "高血压十二年，最高 172/96 mmHg；口服阿司匹林、美托洛尔。心电图 V4–V6 导联 ST 段压低。无药物过敏。",
            "稳定型心绞痛；高血压病 2 级",
            LocalDate.of(2026, 9, 11));

    private static final Pattern DIGITS = Pattern.compile("(?<![\\w-])\\d{6}(?!\\d)");

    static final String REFUSAL = "本周门诊已满，建议请刘思敏医生会诊。";

    final Cast cast;
    final Story story;
    final Settings settings;
    final NewPatient patient = NewPatient.invented();
    private final Persona expert;
    private String number;

    /** A walk in which Liu Simin is the doctor who holds the consult. */
    Walk(Cast cast, Story story, Settings settings) {
        this(cast, story, settings, Persona.DOCTOR);
    }

    Walk(Cast cast, Story story, Settings settings, Persona expert) {
        this.cast = cast;
        this.story = story;
        this.settings = settings;
        this.expert = expert;
    }

    /** From nothing to a booked consult, the straight way. */
    void toBooked() {
        refer();
        route(expert, page -> {});
        accept();
        book();
    }

    Person clinician() {
        return cast.person(Persona.CLINICIAN);
    }

    Person coordinator() {
        return cast.person(Persona.COORDINATOR);
    }

    Person doctor() {
        return cast.person(expert);
    }

    Person patientPerson() {
        return cast.person(Persona.PATIENT);
    }

    String number() {
        return number;
    }

    /** The clinician, who logs in if not yet there, fills the form with its papers and sends it. */
    void refer() {
        Person clinician = atWork(Persona.CLINICIAN);
        story.picture(clinician, "home");
        ReferralPage form = ReferralPage.openBy(clinician)
                .patient(patient)
                .asksFor(MATTER)
                .consents()
                .files(Papers.dischargeRecord(papers()), Papers.cardiogram(papers()));
        form.isKeptAsDraft();
        story.picture(clinician, "form");
        form.send();
        number = new CasePage(clinician).number();
        story.isCase(number);
        clinician.seesText(patient.name());
        story.picture(clinician, "case");
    }

    private Path papers() {
        return story.out().resolve("papers");
    }

    /** The coordinator finds the case in the worklist and asks a doctor. */
    void route(Persona doctor, Consumer<TriagePage> read) {
        Person coordinator = atWork(Persona.COORDINATOR);
        WorklistPage list = WorklistPage.openBy(coordinator);
        list.open(number, "route");
        TriagePage page = new TriagePage(coordinator).isThere(number);
        read.accept(page);
        story.picture(coordinator, "route");
        page.routeTo(doctor);
        caseOf(coordinator).comesTo("ACCEPTANCE");
    }

    /** The first doctor says no, with a reason. */
    void decline(String reason, String comment) {
        Person doctor = atWork(Persona.FIRST_DOCTOR);
        AcceptancePage page = answer(doctor);
        story.picture(doctor, "asked");
        page.decline(reason, comment);
        WorklistPage.openBy(doctor).hasNothingFor(number);
        cast.sendHome(doctor);
    }

    /** The second doctor reads the referral and says yes. */
    void accept() {
        Person doctor = atWork(expert);
        AcceptancePage page = answer(doctor).shows(MATTER.aim());
        story.picture(doctor, "asked");
        page.accept();
        caseOf(doctor).comesTo("BOOKING");
    }

    /** The doctor takes up the question in their worklist. */
    AcceptancePage answer(Person doctor) {
        WorklistPage.openBy(doctor).open(number, "accept");
        return new AcceptancePage(doctor).isThere(number);
    }

    /** Somebody who has logged in; does so now if not yet. */
    Person atWork(Persona persona) {
        boolean here =
                cast.people().stream().anyMatch(person -> person.persona().equals(persona));
        Person person = cast.person(persona);
        if (!here) {
            person.logIn();
            person.isAt(persona.role().replace("ui.role.", "desk.home.") + ".title");
        }
        return person;
    }

    /**
     * The coordinator books the consult for now. When the doctor still has a consult that nobody finished, some time
     * of the coming days is booked instead: the room may be entered before it.
     */
    void book() {
        Person coordinator = atWork(Persona.COORDINATOR);
        WorklistPage.openBy(coordinator).open(number, "book");
        BookingPage page = new BookingPage(coordinator).isThere(number);
        story.picture(coordinator, "booking");
        page.bookNow();
        for (int days = 1; days < 60 && page.saysTheDoctorIsTaken(); days++) {
            page.bookAt(LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(days), LocalTime.of(9, 30));
        }
        caseOf(coordinator).comesTo("BOOKED");
    }

    /** The link in the patient's SMS. */
    String seatLink() {
        return new Inbox(patientPerson(), settings).linkIn(patient.phone(), Pattern.compile("/s/"));
    }

    /** What the patient reads out on the telephone, from her SMS. */
    String digits() {
        Pattern text = cast.words().shape("notification.consult-link.sms");
        String message = new Inbox(patientPerson(), settings).message(patient.phone(), text);
        Matcher found = DIGITS.matcher(message.replaceAll("http\\S+", ""));
        if (!found.find()) {
            throw new NotAsSeenException("No digits in the invitation");
        }
        return found.group();
    }

    SeatPage openSeat(Person device, String link) {
        return new SeatPage(device).open(link);
    }

    CasePage caseOf(Person person) {
        return new CasePage(person);
    }

    /** The clinician and the doctor find the case in the list at their home. */
    void openCase(Person person) {
        person.turnTo("ui.nav.home");
        person.pressText(number);
    }

    /** The patient's own way, by the link on her phone. */
    void openCaseOfSeat() {
        openSeat(patientPerson(), seatLink()).readDocuments();
    }

    /** The three who meet. */
    List<Person> table() {
        return List.of(patientPerson(), clinician(), doctor());
    }

    String nameOf(Persona persona) {
        return persona.equals(Persona.PATIENT) ? patient.name() : persona.name(settings.language());
    }
}

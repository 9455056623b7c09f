package io.huizhen.journeys;

import java.util.List;

/**
 * Somebody of the demo. Face and voice are invented: a colour behind the figure and a pitch, so that whoever sees and
 * hears them can tell who it is.
 *
 * @param who the word the story uses
 * @param username at the login, or null for somebody without an account
 * @param name as Chinese colleagues read it
 * @param englishName as English pages show it
 * @param role key of the role's name, {@code ui.role.*}
 * @param phone whether they hold a phone instead of sitting at a desk
 * @param colour behind their figure, as 0xRRGGBB
 * @param pitch of their voice in hertz
 */
public record Persona(
        String who,
        String username,
        String name,
        String englishName,
        String role,
        boolean phone,
        int colour,
        int pitch) {

    static final String PASSWORD = "huizhen-demo";
    static final String TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    static final String SIGNING_PIN = "246810";

    public static final Persona PATIENT = new Persona("patient", null, "", "", "ui.role.patient", true, 0x2F5DD0, 500);
    public static final Persona CLINICIAN =
            new Persona("clinician", "li.jianguo", "李建国", "Li Jianguo", "ui.role.clinician", false, 0x2E8B3D, 820);
    public static final Persona COORDINATOR = new Persona(
            "coordinator", "wang.xiaomei", "王晓梅", "Wang Xiaomei", "ui.role.coordinator", false, 0x8A5A00, 1500);
    public static final Persona FIRST_DOCTOR = new Persona(
            "first doctor", "zhang.mingyuan", "张明远", "Zhang Mingyuan", "ui.role.doctor", false, 0x777777, 1900);
    public static final Persona DOCTOR =
            new Persona("doctor", "liu.simin", "刘思敏", "Liu Simin", "ui.role.doctor", false, 0xC03A2B, 1240);

    /** Rings for {@link #DOCTOR}, as the demo directory has it. */
    static final String DOCTORS_TELEPHONE = "13800550205";

    static final Persona OPERATOR = visitor("operator", "he.lei", "何磊", "He Lei");

    /** Whose browser visitors use. */
    static final Persona VISITOR = visitor("visitor", null, "", "");

    /** All whom the demo realm knows. */
    static final List<Persona> EVERYBODY = List.of(
            visitor("patient", "guilan", "", ""),
            visitor("clinician", "li.jianguo", "李建国", "Li Jianguo"),
            visitor("coordinator", "wang.xiaomei", "王晓梅", "Wang Xiaomei"),
            visitor("doctor", "zhang.mingyuan", "张明远", "Zhang Mingyuan"),
            visitor("doctor", "liu.simin", "刘思敏", "Liu Simin"),
            visitor("doctor", "zhao.kai", "赵恺", "Zhao Kai"),
            visitor("pharmacist", "sun.li", "孙丽", "Sun Li"),
            visitor("dispute-officer", "zhou.zheng", "周正", "Zhou Zheng"),
            visitor("manager", "wu.min", "吴敏", "Wu Min"),
            visitor("compliance", "zheng.jie", "郑洁", "Zheng Jie"),
            OPERATOR);

    /** Someone who only logs in and looks around. {@code who} is their role's word. */
    static Persona visitor(String who, String username, String name, String englishName) {
        return new Persona(who, username, name, englishName, "ui.role." + who, false, 0x555555, 300);
    }

    /** Their name on pages in this language. */
    public String name(Language language) {
        return language == Language.CHINESE ? name : englishName;
    }
}

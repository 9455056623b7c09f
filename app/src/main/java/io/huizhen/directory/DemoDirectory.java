package io.huizhen.directory;

import java.time.LocalDate;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The demo hospitals and people of the {@code local} profile; the ids are those of {@code keycloak-realm/local.d}.
 * Runs on every start and does nothing when they are there.
 */
@Component
@Profile("local")
class DemoDirectory {

    private static final String PERSON = "d0000000-0000-4000-8000-0000000000";
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    private final JdbcClient jdbc;
    private final Patients patients;

    DemoDirectory(JdbcClient jdbc, Patients patients) {
        this.jdbc = jdbc;
        this.patients = patients;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    @Transactional
    public void seed() {
        if (jdbc.sql("SELECT COUNT(*) FROM hospital").query(Integer.class).single() > 0) {
            return;
        }
        hospital("yunling", "云岭县人民医院", "Yunling County Hospital", "云岭县健康路8号", "8 Health Road, Yunling", "0870-5550100");
        hospital(
                "jiangcheng",
                "江城大学附属第一医院",
                "Jiangcheng University First Hospital",
                "江城市解放大道1号",
                "1 Liberation Avenue, Jiangcheng",
                "027-55500200");
        jdbc.sql("INSERT INTO agreement (id, version, inviting_id, invited_id, effective_from) VALUES (?, ?, ?, ?, ?)")
                .params("yunling-jiangcheng", 2, "yunling", "jiangcheng", FROM)
                .update();
        department("yl-general", "yunling", "全科", "General practice", false);
        department("jc-cardiology", "jiangcheng", "心内科", "Cardiology", true);
        department("jc-respiratory", "jiangcheng", "呼吸科", "Respiratory medicine", true);
        department("jc-neurology", "jiangcheng", "神经内科", "Neurology", false);
        staff("02", "yunling", "yl-general", "李建国", "Li Jianguo", "主治医师", "Attending physician", "110530198001");
        staff("03", "jiangcheng", null, "王晓梅", "Wang Xiaomei", "会诊协调员", "Consult coordinator", null);
        staff("04", "jiangcheng", "jc-cardiology", "张明远", "Zhang Mingyuan", "主任医师", "Chief physician", "110420197002");
        staff(
                "05",
                "jiangcheng",
                "jc-cardiology",
                "刘思敏",
                "Liu Simin",
                "副主任医师",
                "Associate chief physician",
                "110420198203");
        staff("06", "jiangcheng", "jc-neurology", "赵恺", "Zhao Kai", "主任医师", "Chief physician", "110420197504");
        staff("07", "jiangcheng", null, "孙丽", "Sun Li", "主管药师", "Pharmacist in charge", null);
        staff("08", "jiangcheng", null, "周正", "Zhou Zheng", "医患办主任", "Dispute officer", null);
        staff("09", "jiangcheng", null, "吴敏", "Wu Min", "医务部主任", "Head of medical affairs", null);
        staff("10", "jiangcheng", null, "郑洁", "Zheng Jie", "合规专员", "Compliance officer", null);
        staff("11", "jiangcheng", null, "何磊", "He Lei", "运维工程师", "Operator", null);
        String patient = patients.register(new PatientFacts(
                "陈𠮷兰",
                "530626195403150023",
                LocalDate.of(1954, 3, 15),
                Sex.FEMALE,
                "13800550101",
                "陈小雨",
                "13800550102"));
        patients.link(patient, PERSON + "01");
    }

    private void hospital(String id, String zh, String en, String addressZh, String addressEn, String phone) {
        jdbc.sql("""
                        INSERT INTO hospital (id, name_zh, name_en, address_zh, address_en, phone)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """).params(id, zh, en, addressZh, addressEn, phone).update();
    }

    private void department(String id, String hospital, String zh, String en, boolean pilot) {
        jdbc.sql("INSERT INTO department (id, hospital_id, name_zh, name_en, pilot) VALUES (?, ?, ?, ?, ?)")
                .params(id, hospital, zh, en, pilot)
                .update();
    }

    private void staff(
            String number,
            String hospital,
            String department,
            String zh,
            String en,
            String title,
            String titleEn,
            String license) {
        jdbc.sql("""
                        INSERT INTO practitioner (id, hospital_id, department_id, name, name_en, title_zh, title_en,
                          license_no, practising_since, email, phone, active)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE)
                        """)
                .params(PERSON + number, hospital)
                .param(department)
                .params(zh, en, title, titleEn)
                .param(license)
                .param(license == null ? null : LocalDate.of(2010, 7, 1))
                .params(en.toLowerCase().replace(' ', '.') + "@huizhen.example", "138005502" + number)
                .update();
    }
}

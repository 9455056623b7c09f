package io.huizhen.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.documents.MissingFieldException;
import io.huizhen.documents.PdfRenderer;
import io.huizhen.documents.Tool;
import io.huizhen.documents.UnprintableCharacterException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportDocumentTest {

    private final PdfRenderer renderer = new PdfRenderer();

    private byte[] render(ReportDocument report, Locale locale) {
        return renderer.render("report", locale, Map.of("report", report), List.of("doctor", "clinician"));
    }

    @Test
    void givesTheChineseBackExactlyWithARareCharacterInTheName() throws Exception {
        byte[] pdf = render(SampleReport.chinese(), Locale.SIMPLIFIED_CHINESE);
        String out = System.getProperty("huizhen.keep");
        if (out != null) {
            java.nio.file.Files.write(java.nio.file.Path.of(out), pdf);
        }
        String text = Tool.run(pdf, "pdftotext", "-layout");
        assertThat(text)
                .contains("会诊报告", "陈𠮷兰", "1954-03-08（72 岁）", "江城大学附属第一医院", "考虑稳定型心绞痛可能性大。")
                .contains("168/96 mmHg", "第 1 版", "执业证书编号 110530100001234", "22 分钟");
        assertThat(pdf.length).isLessThan(60 * 1024);
    }

    @Test
    void embedsEveryFont() {
        byte[] pdf = render(SampleReport.chinese(), Locale.SIMPLIFIED_CHINESE);
        String fonts = Tool.run(pdf, "pdffonts");
        assertThat(fonts.lines().skip(2))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("HuizhenSans").contains("yes yes yes"));
    }

    @Test
    void speaksEnglishWhenAskedTo() {
        String text = Tool.run(render(SampleReport.chinese(), Locale.ENGLISH), "pdftotext", "-layout");
        assertThat(text).contains("Consultation report", "Who took part", "22 min", "陈𠮷兰");
    }

    @Test
    void printsScriptInTextFieldsAsText() {
        ReportDocument report =
                SampleReport.with("<script>alert(1)</script>", "<img src=\"file:///etc/passwd\"/>&amp;");
        String text = Tool.run(render(report, Locale.ENGLISH), "pdftotext", "-layout");
        assertThat(text).contains("<script>alert(1)</script>", "<img src=\"file:///etc/passwd\"/>&amp;");
    }

    @Test
    void refusesABlankFieldByName() {
        assertThatThrownBy(() -> render(SampleReport.with(" ", "理由"), Locale.SIMPLIFIED_CHINESE))
                .isInstanceOf(MissingFieldException.class)
                .hasMessageContaining("report.patient.name");
    }

    @Test
    void refusesAMissingModelByName() {
        assertThatThrownBy(() -> renderer.render("report", Locale.ENGLISH, Map.of(), List.of()))
                .isInstanceOf(MissingFieldException.class)
                .hasMessageContaining("number");
    }

    @Test
    void refusesACharacterThatNoFontHasInsteadOfPrintingAGap() {
        assertThatThrownBy(() -> render(SampleReport.with("陈\uE000", "理由"), Locale.SIMPLIFIED_CHINESE))
                .isInstanceOf(UnprintableCharacterException.class)
                .hasMessageContaining("U+E000");
    }

    @Test
    void rendersTheSameTextFromManyThreads() {
        List<String> texts = java.util.stream.IntStream.range(0, 16)
                .parallel()
                .mapToObj(i ->
                        Tool.run(render(SampleReport.chinese(), Locale.SIMPLIFIED_CHINESE), "pdftotext", "-layout"))
                .distinct()
                .toList();
        assertThat(texts).hasSize(1);
    }
}

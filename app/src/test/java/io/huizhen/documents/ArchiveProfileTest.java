package io.huizhen.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.report.SampleReport;
import io.huizhen.signing.TestAuthority;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** PDF/A-2b (ISO 19005-2) as veraPDF, the industry's own judge, sees it: before and after signing. */
class ArchiveProfileTest {

    @BeforeAll
    static void readyVeraPdf() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Test
    void theRenderedReportIsPdfA() throws Exception {
        assertThat(findings(SampleReport.pdf())).isEmpty();
    }

    @Test
    void theSignedAndArchivedReportIsStillPdfA(@TempDir Path folder) throws Exception {
        var people = new TestAuthority(folder);
        byte[] signed = people.pades()
                .sign(SampleReport.pdf(), "doctor", people.person("张明远"))
                .pdf();
        byte[] adopted =
                people.pades().sign(signed, "clinician", people.person("李建国")).pdf();
        assertThat(findings(people.pades().archive(adopted))).isEmpty();
    }

    @Test
    void aPlainPdfIsNotPdfAAndTheJudgeSaysWhy() throws Exception {
        var plain = new java.io.ByteArrayOutputStream();
        try (var document = new org.apache.pdfbox.pdmodel.PDDocument()) {
            document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            document.save(plain);
        }
        assertThat(findings(plain.toByteArray())).isNotEmpty();
    }

    private static List<String> findings(byte[] pdf) throws Exception {
        try (var parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
            ValidationResult result = validator.validate(parser);
            return result.getTestAssertions().stream()
                    .map(finding -> finding.getRuleId().getClause() + " " + finding.getMessage())
                    .distinct()
                    .toList();
        }
    }
}

package io.huizhen.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.documents.RefusedUploadException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;

class UploadsTest {

    private final Uploads uploads = new Uploads();

    @Test
    void takesAPdfAJpegAndAPng() throws IOException {
        assertThat(uploads.check("诊断.pdf", pdf(false, false)).mediaType()).isEqualTo("application/pdf");
        assertThat(uploads.check("a.jpg", image("jpg")).mediaType()).isEqualTo("image/jpeg");
        assertThat(uploads.check("a.png", image("png")).mediaType()).isEqualTo("image/png");
    }

    @Test
    void judgesByTheContentAndNotByTheName() throws IOException {
        assertThat(uploads.check("ct.exe", image("png")).mediaType()).isEqualTo("image/png");
    }

    @Test
    void refusesAnExecutableRenamedPdf() {
        byte[] windows = new byte[400];
        windows[0] = 'M';
        windows[1] = 'Z';
        byte[] linux = new byte[400];
        System.arraycopy(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1}, 0, linux, 0, 7);
        refuses(windows, Reason.TYPE);
        refuses(linux, Reason.TYPE);
    }

    @Test
    void refusesAnExecutableWithAPdfHiddenInside() throws IOException {
        byte[] pdf = pdf(false, false);
        byte[] both = new byte[pdf.length + 64];
        both[0] = 'M';
        both[1] = 'Z';
        System.arraycopy(pdf, 0, both, 64, pdf.length);
        refuses(both, Reason.TYPE);
    }

    @Test
    void refusesAWebPageAndASvg() {
        refuses("<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8), Reason.TYPE);
        refuses("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), Reason.TYPE);
    }

    @Test
    void refusesAnEmptyATooLargeAndABrokenFile() {
        refuses(new byte[0], Reason.EMPTY);
        refuses(new byte[Uploads.LARGEST + 1], Reason.TOO_LARGE);
        refuses("%PDF-1.7 and no more".getBytes(StandardCharsets.UTF_8), Reason.DAMAGED);
    }

    @Test
    void refusesAPdfWithAPasswordOrAScript() throws IOException {
        refuses(pdf(true, false), Reason.PROTECTED);
        refuses(pdf(false, true), Reason.ACTIVE);
    }

    @Test
    void keepsNoPathInTheName() throws IOException {
        assertThat(uploads.check("C:\\scans\\..\\x\r\n.png", image("png")).fileName())
                .isEqualTo("x.png");
    }

    private void refuses(byte[] bytes, Reason reason) {
        assertThatThrownBy(() -> uploads.check("诊断证明.pdf", bytes))
                .isInstanceOfSatisfying(
                        RefusedUploadException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static byte[] image(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static byte[] pdf(boolean locked, boolean script) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            if (script) {
                document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            }
            if (locked) {
                document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}

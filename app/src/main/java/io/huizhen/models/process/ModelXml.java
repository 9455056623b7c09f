package io.huizhen.models.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A deployed process model as XML for a diagram: Chinese as written, or with the English names in their place. */
@Component
public class ModelXml {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final RepositoryService repository;
    private final Map<String, String> read = new ConcurrentHashMap<>();

    ModelXml(RepositoryService repository) {
        this.repository = repository;
    }

    /** Definitions never change, so each is read once per language. */
    public String read(String definitionId, Locale locale) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        return read.computeIfAbsent(definitionId + (chinese ? "/zh" : "/en"), key -> load(definitionId, chinese));
    }

    private String load(String definitionId, boolean chinese) {
        try (InputStream model = repository.getProcessModel(definitionId)) {
            return chinese ? new String(model.readAllBytes(), StandardCharsets.UTF_8) : inEnglish(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String inEnglish(InputStream model) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(model);
            NodeList properties = document.getElementsByTagNameNS(CAMUNDA, "property");
            for (int i = 0; i < properties.getLength(); i++) {
                Element property = (Element) properties.item(i);
                if (property.getAttribute("name").equals("name.en")) {
                    owner(property).setAttribute("name", property.getAttribute("value"));
                }
            }
            TransformerFactory transformers = TransformerFactory.newInstance();
            transformers.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            transformers.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            StringWriter out = new StringWriter();
            transformers.newTransformer().transform(new DOMSource(document), new StreamResult(out));
            return out.toString();
        } catch (ParserConfigurationException | SAXException | TransformerException e) {
            throw new IllegalStateException("a deployed model cannot be read", e);
        }
    }

    /** element / extensionElements / camunda:properties / camunda:property */
    private static Element owner(Element property) {
        Element extensions = (Element) property.getParentNode().getParentNode();
        if (!extensions.getNamespaceURI().equals(BPMN)) {
            throw new IllegalStateException("a name outside the extensions of an element");
        }
        return (Element) extensions.getParentNode();
    }
}

package dev.haetae.cases;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The results as JUnit's XML, which every CI system reads: a suite for each file. */
public final class JUnitReport {

    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    public static void write(List<CaseResult> results, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        try (Writer writer = Files.newBufferedWriter(file)) {
            new JUnitReport(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer)).report(results);
        } catch (XMLStreamException impossible) {
            throw new IOException(impossible);
        }
    }

    private void report(List<CaseResult> results) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        start("testsuites", "policies", results);
        Map<String, List<CaseResult>> files = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.tested().file(), LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<CaseResult>> file : files.entrySet()) {
            start("testsuite", file.getKey(), file.getValue());
            for (CaseResult result : file.getValue()) {
                testcase(result);
            }
            end();
        }
        end();
        xml.writeEndDocument();
        xml.flush();
    }

    private void start(String element, String name, List<CaseResult> results) throws XMLStreamException {
        long failed = results.stream().filter(result -> !result.passed()).count();
        Duration took = results.stream().map(CaseResult::took).reduce(Duration.ZERO, Duration::plus);
        xml.writeStartElement(element);
        xml.writeAttribute("name", name);
        xml.writeAttribute("tests", String.valueOf(results.size()));
        xml.writeAttribute("failures", String.valueOf(failed));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", seconds(took));
        xml.writeCharacters("\n");
    }

    private void testcase(CaseResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", legal(result.tested().name()));
        xml.writeAttribute("classname", result.tested().file());
        xml.writeAttribute("time", seconds(result.took()));
        if (!result.passed()) {
            List<String> lines = Telling.differences(result);
            xml.writeStartElement("failure");
            xml.writeAttribute("type", "difference");
            xml.writeAttribute("message", legal(lines.getFirst()));
            xml.writeCharacters(legal(String.join("\n", lines)));
            xml.writeEndElement();
        }
        end();
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    }

    /** XML has no place for control characters, however they are written. */
    private static String legal(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "?");
    }
}

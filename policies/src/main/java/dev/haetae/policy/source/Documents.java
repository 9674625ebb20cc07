package dev.haetae.policy.source;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All files of one load, each of the shape its schema asks for. */
public final class Documents {

    private final SortedMap<String, Document> byFile = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Documents() {}

    /** Throws {@link InvalidPolicies} with everything that is wrong in shape, in all files. */
    public static Documents read(PolicyFiles files) {
        return read(files.texts());
    }

    /** As {@link #read(PolicyFiles)}, of cases. */
    public static Documents read(CaseFiles files) {
        return read(files.texts());
    }

    private static Documents read(SortedMap<String, String> texts) {
        Documents documents = new Documents();
        Schemas schemas = new Schemas();
        texts.forEach((file, text) -> documents.add(file, text, schemas));
        documents.throwIfWrong();
        return documents;
    }

    /** Every file's outermost value, by file name. */
    public List<Passage> all() {
        return byFile.values().stream().map(Documents::whole).toList();
    }

    /** The outermost value of a file that every load has. */
    public Passage file(String name) {
        return whole(byFile.get(name));
    }

    /** The outermost value of a file that may be left out. */
    public Optional<Passage> ifSaid(String name) {
        return Optional.ofNullable(byFile.get(name)).map(Documents::whole);
    }

    /** The playbooks' outermost values, by file name. */
    public List<Passage> playbooks() {
        return byFile.tailMap("playbooks/").values().stream()
                .filter(document -> document.file().startsWith("playbooks/"))
                .map(Documents::whole)
                .toList();
    }

    /** Ends the load when a passage was complained about. */
    public void throwIfWrong() {
        InvalidPolicies.throwIfAny(problems);
    }

    private void add(String file, String text, Schemas schemas) {
        Optional<Document> document = Document.parse(file, text, problems);
        document.ifPresent(schemas::check);
        document.ifPresent(parsed -> byFile.put(file, parsed));
    }

    private static Passage whole(Document document) {
        return new Passage(document, JsonPointer.empty());
    }
}

package dev.haetae.function.isolate;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Target;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class NodeContractTest extends IsolateContract {

    @Override
    Target pick() {
        return bench.node();
    }

    @Override
    protected void pause(Target target) {
        bench.changeNode(
                target,
                it -> it.edit()
                        .editMetadata()
                        .addToAnnotations(Custody.PAUSE, "true")
                        .endMetadata()
                        .build());
    }
}

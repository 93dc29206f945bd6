import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One node of OpenSearch in a process of its own, so that a test can kill it.
 *
 * Arguments: the folder of the node, the number of the process whose end it may not outlive, and settings as name=value; of a list the values
 * have commas between them. When that process has ended, the node ends too and takes the folder of the
 * cluster with it, in which its own is.
 */
public final class Node {
    // What we need of OpenSearch, as release 2 calls it and as release 3 does; the runner passes over what is not there.
    private static final String MODULES = "org.opensearch.analysis.common.CommonAnalysisPlugin,"
            + "org.opensearch.percolator.PercolatorPlugin,org.opensearch.transport.Netty4Plugin,"
            + "org.opensearch.analysis.common.CommonAnalysisModulePlugin,"
            + "org.opensearch.percolator.PercolatorModulePlugin,org.opensearch.transport.Netty4ModulePlugin";

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        var owner = ProcessHandle.of(Long.parseLong(args[1]));
        start(folder, args);
        while (owner.isPresent() && owner.get().isAlive()) {
            TimeUnit.SECONDS.sleep(1);
        }
        try (var files = Files.walk(folder.getParent())) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void start(Path folder, String[] args) {
        var runner = new OpenSearchRunner();
        runner.setMaxHttpPort(-1); // the port is among the settings
        runner.onBuild((number, settings) -> {
            for (int place = 2; place < args.length; place++) {
                var setting = args[place].split("=", 2);
                if (setting[1].contains(",")) {
                    settings.putList(setting[0], setting[1].split(","));
                } else {
                    settings.put(setting[0], setting[1]);
                }
            }
        });
        runner.build(OpenSearchRunner.newConfigs().basePath(folder.toString()).numOfNode(1).moduleTypes(MODULES));
    }
}

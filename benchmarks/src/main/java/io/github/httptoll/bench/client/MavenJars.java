// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.io.DefaultModelReader;
import org.apache.maven.model.locator.DefaultModelLocator;
import org.apache.maven.model.building.DefaultModelProcessor;
import org.apache.maven.model.superpom.DefaultSuperPomProvider;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;

/// Jars of a Maven repository and all that they need at run time: from Maven's usual repository, or the user's mirror of it.
final class MavenJars {
    /// As in the build: native transports and Brotli would make the versions differ in more than their version.
    private static final List<Exclusion> NATIVE = Stream
            .of("io.netty:netty-transport-native-epoll", "io.netty:netty-transport-native-kqueue",
                    "io.netty:netty-transport-native-io_uring", "io.netty:netty-resolver-dns-native-macos",
                    "io.netty:netty-tcnative-boringssl-static", "io.netty:netty-codec-native-quic",
                    "com.aayushatharva.brotli4j:brotli4j")
            .map(name -> name.split(":")).map(name -> new Exclusion(name[0], name[1], "*", "*")).toList();

    private MavenJars() {}

    /// @param coordinates group and artifact of each, with a colon between them
    /// @throws IOException if one cannot be had; the message is one line
    static List<Path> of(List<String> coordinates, String version) throws IOException {
        Settings settings = settings();
        RepositorySystem system = new RepositorySystemSupplier().get();
        try (CloseableSession session = new SessionBuilderSupplier(system).get().setMirrorSelector(mirrors(settings))
                .withLocalRepositoryBaseDirectories(repository(settings)).build()) {
            CollectRequest wanted = new CollectRequest();
            coordinates.forEach(name -> wanted.addDependency(
                    new Dependency(new DefaultArtifact(name + ":" + version), "runtime", false, NATIVE)));
            wanted.setRepositories(system.newResolutionRepositories(session, usual()));
            return system.resolveDependencies(session, new DependencyRequest(wanted, null)).getArtifactResults()
                    .stream().map(result -> result.getArtifact().getPath()).toList();
        } catch (DependencyResolutionException e) {
            throw new IOException(String.valueOf(e.getMessage()).lines().findFirst().orElse("it cannot be found"), e);
        }
    }

    /// Maven's own list of repositories, which every project inherits.
    private static List<RemoteRepository> usual() {
        return new DefaultSuperPomProvider()
                .setModelProcessor(new DefaultModelProcessor().setModelLocator(new DefaultModelLocator())
                        .setModelReader(new DefaultModelReader()))
                .getSuperModel("4.0.0").getRepositories().stream()
                .map(each -> new RemoteRepository.Builder(each.getId(), "default", each.getUrl()).build()).toList();
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"), ".m2");
    }

    private static Path repository(Settings settings) {
        return settings.getLocalRepository() == null
                ? home().resolve("repository")
                : Path.of(settings.getLocalRepository());
    }

    private static Settings settings() throws IOException {
        try {
            return new DefaultSettingsBuilderFactory().newInstance()
                    .build(new DefaultSettingsBuildingRequest()
                            .setUserSettingsFile(home().resolve("settings.xml").toFile())
                            .setSystemProperties(System.getProperties()))
                    .getEffectiveSettings();
        } catch (SettingsBuildingException e) {
            throw new IOException("Maven's settings.xml cannot be read: " + e.getMessage(), e);
        }
    }

    private static DefaultMirrorSelector mirrors(Settings settings) {
        DefaultMirrorSelector mirrors = new DefaultMirrorSelector();
        for (Mirror mirror : settings.getMirrors()) {
            mirrors.add(mirror.getId(), mirror.getUrl(), "default", false, false, mirror.getMirrorOf(), "default");
        }
        return mirrors;
    }
}

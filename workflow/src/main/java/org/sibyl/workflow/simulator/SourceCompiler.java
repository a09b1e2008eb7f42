package org.sibyl.workflow.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.sibyl.simulator.SimulatorException;

/// Compiles one source file into memory, against the modules or the class path that this process runs with.
final class SourceCompiler {
    private SourceCompiler() {}

    /// The classes of the file that are not nested in others.
    ///
    /// @throws SimulatorException with javac's own messages if it does not compile
    static List<Class<?>> compile(Path file) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new SimulatorException("this Java has no compiler, which " + file
                    + " needs; run with a JDK (one with the module jdk.compiler) or compile it and give its class");
        }
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                MemoryFiles memory = new MemoryFiles(files)) {
            boolean compiled = compiler.getTask(messages, memory, null, options(), null, files.getJavaFileObjects(file))
                    .call();
            if (!compiled) {
                throw new SimulatorException(
                        file + " does not compile:\n" + messages.toString().strip());
            }
            return load(memory.classes);
        } catch (IOException e) {
            throw new SimulatorException("cannot compile " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<String> options() {
        List<String> options = new ArrayList<>(List.of("-proc:none", "-g", "-nowarn"));
        String modulePath = System.getProperty("jdk.module.path");
        if (modulePath != null) {
            options.addAll(List.of("--module-path", modulePath));
            // What this process resolved is what the simulator will meet when it runs.
            String modules = ModuleLayer.boot().configuration().modules().stream()
                    .map(ResolvedModule::reference)
                    .filter(SourceCompiler::isFromModulePath)
                    .map(reference -> reference.descriptor().name())
                    .sorted()
                    .collect(Collectors.joining(","));
            if (!modules.isEmpty()) {
                options.addAll(List.of("--add-modules", modules));
            }
        }
        String classPath = System.getProperty("java.class.path", "");
        options.addAll(List.of("-classpath", classPath));
        return options;
    }

    private static boolean isFromModulePath(ModuleReference reference) {
        return reference
                .location()
                .filter(location -> !"jrt".equals(location.getScheme()))
                .isPresent();
    }

    private static List<Class<?>> load(Map<String, ByteArrayOutputStream> classes) {
        ClassLoader loader = new MemoryLoader(classes);
        List<Class<?>> loaded = new ArrayList<>();
        for (String name : classes.keySet()) {
            try {
                Class<?> type = Class.forName(name, false, loader);
                if (type.getEnclosingClass() == null) {
                    loaded.add(type);
                }
            } catch (ClassNotFoundException | LinkageError e) {
                throw new SimulatorException("the class '" + name + "' cannot be loaded: " + e, e);
            }
        }
        return loaded;
    }

    /// Takes the compiler's output; everything else comes from the disk.
    private static final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

        MemoryFiles(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            classes.put(className, bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }

    private static final class MemoryLoader extends ClassLoader {
        private final Map<String, ByteArrayOutputStream> classes;

        MemoryLoader(Map<String, ByteArrayOutputStream> classes) {
            super(SourceCompiler.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ByteArrayOutputStream bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = bytes.toByteArray();
            return defineClass(name, code, 0, code.length);
        }
    }
}

@NullMarked
package io.github.httptoll.bench;

import org.jspecify.annotations.NullMarked;

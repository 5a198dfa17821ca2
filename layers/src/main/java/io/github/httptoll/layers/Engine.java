// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers;

/// An open HTTP client of a library, as a layer gets it.
///
/// @param closing ends it: no layer does that
public record Engine<T>(T client, Runnable closing) {}

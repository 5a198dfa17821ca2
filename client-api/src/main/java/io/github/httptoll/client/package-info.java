// SPDX-License-Identifier: Apache-2.0

/// What an adapter of an HTTP client, or a way to wait, implements so that httptoll measures it.
///
/// A jar brings a [io.github.httptoll.client.ClientProvider], which describes the client, and an adapter: a
/// [io.github.httptoll.client.BlockingClient], an [io.github.httptoll.client.AsyncClient], or both. The adapter makes one
/// [io.github.httptoll.client.Call] at a time, stamps its [io.github.httptoll.client.Stamps] and gives an
/// [io.github.httptoll.client.Outcome]. It has no loop, no pool and no waiting policy of its own: those belong to the study.
///
/// A jar may also bring a way to wait: a [io.github.httptoll.client.StrategyProvider] describes an
/// [io.github.httptoll.client.OpenStrategy], which gets the calls of a batch and decides when each is made.
///
/// `benchmarks.jar check my.jar` says whether an adapter keeps all that is promised here.
@NullMarked
package io.github.httptoll.client;

import org.jspecify.annotations.NullMarked;

"""The store in a process's own memory is bounded in bytes."""

from archive.caching.memory import BoundedMemoryCache


def test_memory_holds_no_more_bytes_than_it_may() -> None:
    memory = BoundedMemoryCache("bounded", {"OPTIONS": {"MAX_BYTES": 10_000}})

    for number in range(100):
        memory.set(f"page-{number}", b"x" * 1_000)

    assert sum(map(len, memory._cache.values())) <= 10_000
    assert memory._cache.keys() == memory._expire_info.keys()
    assert memory.get("page-99") is not None


def test_memory_drops_what_was_asked_for_least_recently() -> None:
    memory = BoundedMemoryCache("recent", {"OPTIONS": {"MAX_BYTES": 3_500}})
    for name in ("first", "second", "third"):
        memory.set(name, b"x" * 1_000)
    memory.get("first")

    memory.set("fourth", b"x" * 1_000)

    assert [memory.get(name) is not None for name in ("first", "second")] == [True, False]

//! What the single file calls: memory for its text, and the parts that were packed.
//!
//! The only file with `unsafe`: exports have names, and there is no allocator but this one, which
//! gives nothing back. The page throws the whole module away once it has the parts.
#![allow(unsafe_code)]

use alloc::boxed::Box;
use alloc::vec;
use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32::{memory_grow, memory_size, unreachable};
use core::cell::Cell;

use crate::{Damaged, Unpacker};

const PAGE: usize = 1 << 16;

/// Hands out memory from the end of what there is; the next free address, 0 before the first.
struct Bump(Cell<usize>);

// SAFETY: a module has one thread.
unsafe impl Sync for Bump {}

// SAFETY: every block lies behind the one before and within the memory, which has grown for it.
unsafe impl GlobalAlloc for Bump {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let end = memory_size(0) * PAGE;
        let free = if self.0.get() == 0 { end } else { self.0.get() };
        let start = free.next_multiple_of(layout.align());
        self.0.set(start + layout.size());
        let missing = self.0.get().saturating_sub(end).div_ceil(PAGE);
        if missing > 0 && memory_grow(0, missing) == usize::MAX {
            return core::ptr::null_mut();
        }
        start as *mut u8
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promised; what has grown is zero, and nothing is used twice.
        unsafe { self.alloc(layout) }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static MEMORY: Bump = Bump(Cell::new(0));

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    unreachable()
}

/// Memory for a text of this length.
#[unsafe(no_mangle)]
extern "C" fn room(length: usize) -> *mut u8 {
    Box::leak(vec![0; length].into_boxed_slice()).as_mut_ptr()
}

/// Begins to unpack the text that was put there. Null where it is damaged.
///
/// # Safety
///
/// `text` and `length` are those of [`room`].
#[unsafe(no_mangle)]
unsafe extern "C" fn begin(text: *const u8, length: usize) -> *mut Unpacker<'static> {
    // SAFETY: as the caller promised; nothing is given back, so the text stays.
    let text = unsafe { core::slice::from_raw_parts(text, length) };
    match Unpacker::new(text) {
        Ok(unpacker) => Box::into_raw(Box::new(unpacker)),
        Err(Damaged) => core::ptr::null_mut(),
    }
}

/// Unpacks at most so many bytes more: 1 where there is more to come, 0 at the end, -1 where the
/// text is damaged.
///
/// # Safety
///
/// `unpacker` comes from [`begin`].
#[unsafe(no_mangle)]
unsafe extern "C" fn step(unpacker: *mut Unpacker<'static>, most: usize) -> i32 {
    // SAFETY: as the caller promised; only one call is under way at a time.
    match unsafe { (*unpacker).step(most) } {
        Ok(more) => i32::from(more),
        Err(Damaged) => -1,
    }
}

/// The address of a part; its length is at [`length`].
///
/// # Safety
///
/// `unpacker` comes from [`begin`], and has come to its end.
#[unsafe(no_mangle)]
unsafe extern "C" fn part(unpacker: *const Unpacker<'static>, at: usize) -> *const u8 {
    // SAFETY: as the caller promised.
    unsafe { (*unpacker).parts()[at].as_ptr() }
}

/// The length of a part.
///
/// # Safety
///
/// As [`part`].
#[unsafe(no_mangle)]
unsafe extern "C" fn length(unpacker: *const Unpacker<'static>, at: usize) -> usize {
    // SAFETY: as the caller promised.
    unsafe { (*unpacker).parts()[at].len() }
}
